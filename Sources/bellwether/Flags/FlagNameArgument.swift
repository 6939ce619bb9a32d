import ArgumentParser
import FeatureFlags

/// The name of a flag on the command line.
struct FlagNameArgument: ExpressibleByArgument, Sendable {
    let text: String

    /// The name; nil for one that no flag can have.
    init?(argument: String) {
        guard FlagName.isUsable(argument) else { return nil }
        text = argument
    }
}

/// The argument that names the flag of a command.
struct FlagArgument: ParsableArguments {
    @Argument(help: "The name of the flag, without feature: before it: ASCII letters, digits and _ - . : /")
    var flag: FlagNameArgument

    /// The name.
    var name: String { flag.text }

    /// What somebody should know who has typed a key and not a name.
    var remarks: [String] {
        ["feature:", "feature-kill:"].filter { name.hasPrefix($0) }.map { prefix in
            "\(name) is taken for a name, and the key of that is feature:\(name); is \(name.dropFirst(prefix.count)) meant?"
        }
    }
}

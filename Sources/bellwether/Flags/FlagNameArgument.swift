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
}

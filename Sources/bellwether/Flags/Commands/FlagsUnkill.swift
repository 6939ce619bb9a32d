import ArgumentParser
import FeatureFlags

/// Lifts an override.
struct FlagsUnkill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unkill",
        abstract: "Lift the override of a flag: its definition decides again.",
        discussion: "As `redis-cli DEL feature-kill:FLAG`, with a record.")

    @OptionGroup var flag: FlagArgument

    @OptionGroup var options: WriteOptions

    func run() async throws {
        try await options.write([.unkill(flag: flag.name)])
    }
}

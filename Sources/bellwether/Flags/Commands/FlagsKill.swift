import ArgumentParser
import FeatureFlags

/// Overrides a flag without touching its definition.
struct FlagsKill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kill",
        abstract: "Override a flag for everyone and leave its definition alone.",
        discussion: "As `redis-cli SET feature-kill:FLAG false`, with a record. `bellwether flags unkill` lifts it.")

    @OptionGroup var flag: FlagArgument

    @Argument(help: ArgumentHelp("true or false.", valueName: "value"))
    var value = false

    @OptionGroup var options: WriteOptions

    func run() async throws {
        try await options.write([.kill(flag: flag.name, value: value)])
    }
}

import ArgumentParser
import FeatureFlags

/// Overrides a flag without touching its definition.
struct FlagsKill: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "kill",
        abstract: "Override a flag for everyone and leave its definition alone.",
        discussion: "As `redis-cli SET feature-kill:FLAG false`, with a record. `bellwether flags unkill` lifts it.")

    @OptionGroup var flag: FlagArgument

    @Argument(help: ArgumentHelp("true or false.", valueName: "value"))
    var value = false

    @OptionGroup var options: WriteOptions

    func printout() async throws -> Printout {
        try await options.write([.kill(flag: flag.name, value: value)])
        return Printout(lines: [], remarks: flag.remarks)
    }
}

import ArgumentParser
import FeatureFlags
import FeatureFlagsRedis

/// Puts a definition in place.
struct FlagsSet: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set a flag: true, false, 25%, a flagd flag object in JSON, or @FILE with one of these.",
        discussion: """
            The value is checked first, and nothing is written when no process could use it; --force writes it all the \
            same. The old definition is kept in the record: `bellwether flags rollback FLAG` brings it back.
            """)

    @OptionGroup var flag: FlagArgument

    @Argument(help: ArgumentHelp("The definition.", valueName: "value"))
    var value: String

    @Flag(help: "Write the value although it cannot be used.")
    var force = false

    @OptionGroup var options: WriteOptions

    func printout() async throws -> Printout {
        let (open, actor, definition) = (try options.store.open(), try options.author(), try FlagText(value))
        let changes = [FlagWrite.set(flag: flag.name, FlagSource(definition.text))]
        try await open.ask(invalid: definition.complaint) { [isChecked = !force] store throws(FlagWriteError) in
            try await store.write(changes, by: actor, isChecked: isChecked)
        }
        return Printout(lines: [], remarks: flag.remarks + (await open.killRemarks(on: flag.name)))
    }
}

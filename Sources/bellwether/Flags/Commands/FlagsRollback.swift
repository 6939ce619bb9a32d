import ArgumentParser
import FeatureFlags
import FeatureFlagsRedis

/// Brings back what was.
struct FlagsRollback: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Bring back the definition that was in force before the last change.",
        discussion: "`bellwether flags history FLAG` shows what there is to go back to. Kills are not touched.")

    @OptionGroup var flag: FlagArgument

    @Option(help: "How many changes to go back.")
    var steps = 1

    @OptionGroup var options: WriteOptions

    func validate() throws {
        guard steps >= 1 else { throw ValidationError("--steps must be at least 1") }
    }

    func printout() async throws -> Printout {
        let (name, steps, actor) = (flag.name, steps, try options.author())
        let open = try options.store.open()
        try await open.ask(invalid: Complaint.no) { store throws(FlagWriteError) in
            try await store.rollback(name, steps: steps, by: actor)
        }
        return Printout(lines: [], remarks: flag.remarks + (await open.killRemarks(on: name)))
    }
}

import ArgumentParser
import FeatureFlags
import FeatureFlagsRedis

/// Lifts an override.
struct FlagsUnkill: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "unkill",
        abstract: "Lift the override of a flag: its definition decides again.",
        discussion: "As `redis-cli DEL feature-kill:FLAG`, with a record. Exit code 1 when there is no override.")

    @OptionGroup var flag: FlagArgument

    @OptionGroup var options: WriteOptions

    func printout() async throws -> Printout {
        let (name, open) = (flag.name, try options.store.open())
        let kill = try await open.ask { store throws(FlagWriteError) in try await store.kill(of: name) }
        guard kill != nil else {
            return Printout(lines: [], remarks: flag.remarks, complaint: .no("\(name) has no kill"))
        }
        try await options.write([.unkill(flag: name)], in: open)
        return Printout(lines: [], remarks: flag.remarks)
    }
}

import ArgumentParser
import FeatureFlags
import FeatureFlagsRedis
import JSONText

/// One flag.
struct FlagsGet: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "One flag: the key that decides and since when, and what stands there.",
        discussion: "Exit code 1 when neither feature:FLAG nor feature-kill:FLAG is there.")

    @OptionGroup var flag: FlagArgument

    @OptionGroup var options: StoreOptions

    @OptionGroup var output: OutputOptions

    func printout() async throws -> Printout {
        let (name, open) = (flag.name, try options.open())
        let (contents, doubts) = try await open.contents()
        let overview = FlagOverview(
            name: name, record: contents.flags[name] ?? FlagRecord(), evaluators: contents.sharedRules)
        // A user who may only read flags sees them all the same.
        let changes = try? await open.ask { store throws(FlagWriteError) in try await store.history(of: name) }
        let seen = try? await open.ask { store throws(FlagWriteError) in
            try await store.lastEvaluations(of: [name])
        }
        let isThere = overview.definition != nil || overview.kill != nil
        if !isThere, !output.json {
            return Printout(
                lines: [], remarks: flag.remarks + doubts,
                complaint: .no("\(name) has no key: the default of the code is in force"))
        }
        let decision = FlagDecision(overview, changes: changes ?? [], lastEvaluated: seen?[name])
        return Printout(
            lines: output.json ? [decision.json] : decision.lines, remarks: flag.remarks + doubts, isNo: !isThere)
    }
}

import ArgumentParser
import FeatureFlags
import FeatureFlagsRedis
import JSONText

/// What has happened.
struct FlagsHistory: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "What has happened to one flag, or to all, newest first: when, who, from what to what.",
        discussion: """
            Of one flag this shows changes that nobody recorded too, as far as others tell of them: their time is not \
            known, and they are external.
            """)

    @Argument(help: "The name of the flag; all flags without it.")
    var flag: FlagNameArgument?

    @Option(help: "How many changes at most.")
    var limit = 20

    @OptionGroup var options: StoreOptions

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit must be from 1 to 10000") }
    }

    func printout() async throws -> Printout {
        let (name, limit) = (flag?.text, limit)
        let changes = try await options.open().ask { store throws(FlagWriteError) -> [RecordedChange] in
            guard let name else { return try await store.record(limit: limit) }
            return try await store.history(of: name, limit: limit).map { RecordedChange(flag: name, change: $0) }
        }
        guard output.json else {
            return Printout(lines: TextTable(RecordedChange.headings, changes.map(\.cells)).lines)
        }
        let json = JSONWriter.text { json in
            json.array { json in
                for change in changes { json.object { change.write(to: &$0) } }
            }
        }
        return Printout(lines: [json])
    }
}

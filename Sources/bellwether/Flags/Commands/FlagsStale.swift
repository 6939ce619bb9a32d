import ArgumentParser
import FeatureFlags
import FeatureFlagsRedis
import Health
import JSONText

/// Flags that nobody needs any more.
struct FlagsStale: PrintingCommand {
    static let configuration = CommandConfiguration(
        commandName: "stale",
        abstract: "Flags with a key that no process has evaluated for a while.",
        discussion: """
            Processes record at most once a minute that a flag was evaluated, if their user in Redis may write \
            feature-seen:*. Where none may, every flag looks stale.
            """)

    @Option(help: "For how many days.")
    var days = 30

    @OptionGroup var options: StoreOptions

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0...36_500).contains(days) else { throw ValidationError("--days must be from 0 to 36500") }
    }

    func printout() async throws -> Printout {
        let open = try options.open()
        let (contents, doubts) = try await open.contents()
        let flags = FlagOverview.all(of: contents)
        let names = flags.map(\.name)
        let seen = try await open.ask { store throws(FlagWriteError) in try await store.lastEvaluations(of: names) }
        let bound = Timestamp(
            millisecondsSinceEpoch: Timestamp.now.millisecondsSinceEpoch - Int64(days) * 86_400_000)
        let stale = flags.filter { Self.isStale(seen[$0.name], before: bound) }
        guard output.json else {
            let rows = stale.map { [$0.name, seen[$0.name] ?? "-", $0.definition?.summary ?? "-"] }
            return Printout(lines: TextTable(["flag", "evaluated", "definition"], rows).lines, remarks: doubts)
        }
        let json = JSONWriter.text { json in
            json.array { json in
                for flag in stale {
                    json.object { json in
                        json.member("flag", flag.name)
                        json.member("evaluated", seen[flag.name])
                    }
                }
            }
        }
        return Printout(lines: [json], remarks: doubts)
    }

    /// Whether a flag that was last evaluated at some time, if ever, counts. Times of one form compare as texts.
    static func isStale(_ seen: String?, before bound: Timestamp) -> Bool {
        guard let seen else { return true }
        return seen < bound.iso8601
    }
}

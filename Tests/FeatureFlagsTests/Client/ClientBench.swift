import HealthTesting
import InMemoryLogging
import Logging
import MetricsTestKit

@testable import FeatureFlags

/// A client in a time that stands still, fed by the test, with what it logged and counted.
struct ClientBench {
    let time = ManualTime()
    let log = InMemoryLogHandler()
    let metrics = TestMetrics()
    let client: FlagClient

    init(
        store: any FlagStore = SilentStore(), context: EvaluationContext = .empty, hooks: [any FlagHook] = []
    ) {
        let log = log
        client = FlagClient(
            store: store, context: context, hooks: hooks, logger: Logger(label: "test") { _ in log },
            metrics: metrics, time: time)
    }

    /// Tells the client what the store holds: definitions by name.
    func load(
        _ definitions: [String: String], kills: [String: String] = [:], evaluators: String? = nil,
        metadata: [String: FlagValue] = [:]
    ) {
        client.take(.loaded(.of(definitions, kills: kills, evaluators: evaluators, metadata: metadata)))
        client.take(.confirmed(until: nil))
        client.take(.status(FlagStoreStatus(health: .current, mode: .push)))
    }

    /// Tells the client that flags have changed; nil for one that is gone.
    func change(_ definitions: [String: String?], kills: [String: String?] = [:]) {
        var flags: [String: FlagRecord] = [:]
        for name in Set(definitions.keys).union(kills.keys) {
            flags[name] = FlagRecord(
                definition: (definitions[name] ?? nil).map { .source(FlagSource($0)) },
                kill: (kills[name] ?? nil).map { .source(FlagSource($0)) })
        }
        client.take(.changed(FlagChanges(flags: flags)))
    }

    var now: ContinuousClock.Instant { time.now }
    /// How many tasks sleep.
    var sleepers: Int { time.sleepers }
    /// What was logged, messages with the values of their metadata.
    var logged: [String] {
        log.entries.map { ([$0.message.description] + $0.metadata.values.map(\.description)).joined(separator: " ") }
    }

    /// Lets time pass.
    func advance(by duration: Duration) { time.advance(by: duration) }

    /// Runs the client while `body` does its work.
    func run(_ body: () async throws -> Void) async throws {
        let run = Task { try await client.run() }
        try await body()
        run.cancel()
        _ = await run.result
    }

    /// Lets time pass in small steps until the condition holds.
    func pass(_ step: Duration = .milliseconds(100), until condition: () -> Bool) async {
        while !condition() {
            time.advance(by: step)
            for _ in 0..<50 where !condition() { await Task.yield() }
        }
    }
}

/// A store that tells nothing by itself.
struct SilentStore: FlagStore {
    let kind = "silent"

    func run(feeding feed: FlagFeed) async {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3_600)) }
    }
}

extension FlagContents {
    /// Contents from texts as they would stand in keys.
    static func of(
        _ definitions: [String: String], kills: [String: String] = [:], evaluators: String? = nil,
        metadata: [String: FlagValue] = [:]
    ) -> FlagContents {
        var flags: [String: FlagRecord] = [:]
        for (name, text) in definitions { flags[name, default: FlagRecord()].definition = .source(FlagSource(text)) }
        for (name, text) in kills { flags[name, default: FlagRecord()].kill = .source(FlagSource(text)) }
        return FlagContents(
            flags: flags, evaluators: evaluators.map { .source(FlagSource($0)) }, metadata: metadata)
    }
}

import MetricsTestKit
import Synchronization
import Testing

@testable import FeatureFlags

extension FeatureFlag<Bool> {
    fileprivate static let counted = FeatureFlag("count.flag", default: false)
    fileprivate static let unknown = FeatureFlag("count.unknown", default: false)
    fileprivate static let bounded = FeatureFlag("count.bounded", default: false, maximumStaleness: .seconds(1))
}

@Suite(.timeLimit(.minutes(1))) struct `Evaluations` {
    @Test func `are counted once each, by whatever way they come`() throws {
        let bench = ClientBench()
        bench.load(["count.flag": "true", "count.bounded": "true", "count.unread": "true"])
        for _ in 0..<10 { _ = bench.client[.counted] }
        _ = bench.client.isEnabled("count.flag")
        _ = bench.client.details(of: .counted)
        _ = bench.client.value("count.flag", default: false)
        _ = bench.client.snapshot()[.counted]
        _ = bench.client[.bounded]
        _ = bench.client[.unknown]
        #expect(bench.client.evaluations().map(\.flag) == ["count.bounded", "count.flag"])
        #expect(bench.client.evaluations().map(\.count) == [1, 14])
        let counter = try bench.metrics.expectCounter("flag_evaluations_total", [("flag", "count.flag")])
        #expect(counter.totalValue == 14)
        #expect(bench.metrics.counters.count == 2)
    }

    @Test func `the last time is that of the harvest which saw it`() {
        let bench = ClientBench()
        bench.load(["count.flag": "true"])
        let first = bench.now
        _ = bench.client[.counted]
        _ = bench.client.evaluations()
        bench.advance(by: .seconds(10))
        #expect(bench.client.evaluations().map(\.lastSeen) == [first])
        _ = bench.client[.counted]
        #expect(bench.client.evaluations().map(\.lastSeen) == [bench.now])
    }

    @Test func `a store that keeps their times is told of them while the client runs, and only of what was read`()
        async throws
    {
        let keeper = Keeper()
        let bench = ClientBench(store: keeper)
        bench.load(["count.flag": "true", "count.unread": "true"])
        try await bench.run {
            _ = bench.client[.counted]
            await bench.pass { !keeper.kept.isEmpty }
            await bench.pass(.seconds(1)) {
                bench.sleepers == 2 && bench.now > (keeper.kept.first?.lastSeen ?? bench.now)
            }
        }
        #expect(keeper.kept.map(\.flag) == ["count.flag"])
        #expect(keeper.kept.map(\.count) == [1])
    }

    @Test func `counters that others set back still tell that the flag was read`() {
        var tally = EvaluationTally()
        let now = ContinuousClock.now
        #expect(tally.take([("a", 100)], at: now) == ["a": 100])
        #expect(tally.take([("a", 40)], at: now) == ["a": 1])
        #expect(tally.take([("a", 40)], at: now).isEmpty)
        #expect(tally.evaluations["a"]?.count == 101)
    }
}

/// A store that remembers what it is told of evaluations.
private final class Keeper: EvaluationKeeper {
    let kind = "keeper"
    private let state = Mutex([FlagEvaluations]())

    var kept: [FlagEvaluations] { state.withLock { $0 } }

    func keep(_ evaluations: [FlagEvaluations]) async {
        state.withLock { $0 += evaluations }
    }

    func run(feeding feed: FlagFeed) async {}
}

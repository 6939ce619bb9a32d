import Testing

@testable import FeatureFlags

extension FeatureFlag<Bool> {
    fileprivate static let flag = FeatureFlag("status.flag", default: false)
}

/// How a client says it fares while its store begins to tell.
@Suite(.timeLimit(.minutes(1))) struct `The status of a client` {
    private let bench = ClientBench()
    private let contents = FlagContents.of(["status.flag": "true"])
    private var status: FlagReport.Status { bench.client.report().status }
    private var changes: [String] { bench.logged.filter { $0.hasPrefix("flags changed their status") } }

    @Test func `is ready when the store has said that what it told is current, and not before`() async {
        var events = bench.client.events.makeAsyncIterator()
        bench.client.take(.status(FlagStoreStatus(health: .starting, mode: .push, code: "starting_up")))
        bench.client.take(.loaded(contents))
        #expect(status == .notReady)
        #expect(bench.client[.flag])
        #expect(bench.client.details(of: .flag).reason == .stale)
        bench.client.take(.confirmed(until: bench.now.advanced(by: .seconds(3))))
        #expect(status == .notReady)
        bench.client.take(.status(FlagStoreStatus(health: .current, mode: .push)))
        #expect(status == .ready)
        #expect(bench.client.details(of: .flag).reason == .static)
        #expect(bench.client.report().storeStatus.code == nil)
        #expect(await events.next(isolation: nil) == .configurationChanged(["status.flag"]))
        #expect(await events.next(isolation: nil) == .ready)
        #expect(changes.count == 1)
        #expect(!changes.contains { $0.contains("starting_up") })
    }

    @Test func `is never ready by what an earlier process knew`() async {
        let client = bench.client
        let waiting = Task { await client.waitUntilReady(timeout: .seconds(5)) }
        while bench.sleepers == 0 { await Task.yield() }
        bench.client.take(.status(FlagStoreStatus(health: .stale, mode: .push, code: "starting_up")))
        bench.client.take(.loaded(contents))
        #expect(status == .stale)
        bench.client.take(.status(FlagStoreStatus(health: .stale, mode: .push, code: "refused")))
        #expect(status == .stale)
        #expect(changes.count == 1)
        #expect(bench.sleepers == 1)
        bench.advance(by: .seconds(5))
        #expect(await !waiting.value)
    }

    @Test func `is stale when a store that was judged begins anew`() {
        bench.load(["status.flag": "true"])
        bench.client.take(.status(FlagStoreStatus(health: .starting, mode: .push)))
        #expect(status == .stale)
    }
}

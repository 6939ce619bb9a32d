import Testing

@testable import FeatureFlags

@Suite(.timeLimit(.minutes(1))) struct `Events of a flag client` {
    @Test func `a late listener hears the state that the client is in`() async {
        let bench = ClientBench()
        bench.load(["event.a": "true"])
        var events = bench.client.events.makeAsyncIterator()
        #expect(await events.next(isolation: nil) == .ready)
    }

    @Test func `the status stands before the event is told`() async {
        let bench = ClientBench()
        let events = bench.client.events
        let listener = Task {
            var seen: [FlagReport.Status] = []
            for await event in events {
                if case .configurationChanged = event { continue }
                seen.append(bench.client.report().status)
                if event == .stale { break }
            }
            return seen
        }
        bench.load(["event.a": "true"])
        await Task.yield()
        bench.client.take(.status(FlagStoreStatus(health: .stale, mode: .push)))
        // The first may be fetched when the second has happened already.
        #expect(await listener.value.last == .stale)
    }

    @Test func `changes that nobody fetched are one set, and what did not change is not told`() async {
        let bench = ClientBench()
        var changes = bench.client.changes.makeAsyncIterator()
        bench.load(["event.a": "true", "event.b": "false"])
        bench.change(["event.b": "true", "event.c": "true"])
        #expect(await changes.next(isolation: nil) == ["event.a", "event.b", "event.c"])
        bench.change(["event.a": "true", "event.b": "nonsense", "event.c": nil])
        #expect(await changes.next(isolation: nil) == ["event.c"])
        bench.client.take(.loaded(.of(["event.a": "true", "event.b": "nonsense", "event.d": "1"])))
        #expect(await changes.next(isolation: nil) == ["event.d"])
    }

    @Test func `the time alone turns a client stale, and tells it`() async throws {
        let bench = ClientBench()
        bench.load(["event.a": "true"])
        try await bench.run {
            bench.client.take(.confirmed(until: bench.now.advanced(by: .milliseconds(300))))
            let isStale = Task {
                for await event in bench.client.events where event == .stale { return true }
                return false
            }
            await bench.pass { bench.client.report().status == .stale }
            await bench.pass { bench.logged.contains { $0.contains("STALE") } }
            #expect(await isStale.value)
        }
    }

    @Test func `the wait for a client has a bound`() async throws {
        let bench = ClientBench()
        let waiting = Task { await bench.client.waitUntilReady(timeout: .seconds(5)) }
        while bench.sleepers == 0 { await Task.yield() }
        bench.advance(by: .seconds(5))
        #expect(await !waiting.value)

        let second = Task { await bench.client.waitUntilReady(timeout: .seconds(5)) }
        while bench.sleepers == 0 { await Task.yield() }
        bench.load([:])
        #expect(await second.value)
    }

    @Test func `sequences end with the client, and with the task`() async {
        var bench: ClientBench? = ClientBench()
        let changes = bench?.client.changes
        let cancelled = Task { [events = bench?.client.events] in
            var count = 0
            if let events { for await _ in events { count += 1 } }
            return count
        }
        cancelled.cancel()
        #expect(await cancelled.value == 0)
        bench = nil
        var iterator = changes?.makeAsyncIterator()
        #expect(await iterator?.next(isolation: nil) == nil)
    }

    @Test func `a listener that fetches nothing keeps a bounded backlog and loses no change`() {
        var backlog = EventBacklog()
        for round in 0..<1_000 {
            backlog.add(.stale)
            backlog.add(.configurationChanged(["flag\(round % 7)"]))
            backlog.add(.ready)
        }
        var (count, names, last) = (0, Set<String>(), FlagEvent?.none)
        while let event = backlog.next() {
            count += 1
            if case .configurationChanged(let changed) = event { names.formUnion(changed) }
            last = event
        }
        #expect(count <= EventBacklog.room + 1)
        #expect(names.count == 7)
        #expect(last == .ready)
    }
}

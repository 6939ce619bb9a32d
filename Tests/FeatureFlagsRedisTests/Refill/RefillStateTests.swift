import FeatureFlags
import TestServers
import Testing

@testable import FeatureFlagsRedis

/// What the protocol does in single situations; `RefillInterleavingTests` looks at all orders of events.
@Suite struct `The refill protocol` {
    private let a = FlagKey(definitionOf: "a")
    private let b = FlagKey(definitionOf: "b")

    @Test func `loads, confirms and says that all is current, in this order`() throws {
        var bench = RefillBench()
        bench.server.write([try #require(a)])
        bench.connect()
        guard bench.events.count == 4, case .status(let first) = bench.events[0],
            case .loaded(let contents) = bench.events[1],
            case .confirmed(let until?) = bench.events[2], case .status(let status) = bench.events[3]
        else {
            Issue.record("\(bench.events)")
            return
        }
        #expect(first.health == .starting)
        #expect(contents.flags.keys.sorted() == ["a"])
        #expect(until == bench.now + .seconds(3))
        #expect(status == FlagStoreStatus(health: .current, mode: .push))
    }

    @Test func `sends nothing but pings while nothing changes, and looks at what it knows now and then`() throws {
        var bench = RefillBench()
        let key = try #require(a)
        bench.server.write([key])
        bench.connect()
        let (fetches, scans) = (bench.fetches.count, bench.scans)
        for second in 1...50 {
            bench.now += .seconds(1)
            bench.take(.tick)
            #expect(bench.until == bench.now + .seconds(3), "\(second)")
        }
        #expect(bench.fetches.count == fetches && bench.scans == scans)
        bench.now += .seconds(17)
        bench.take(.tick)
        #expect(bench.fetches.count == fetches + 1 && bench.scans == scans)
        // It went, and nobody was told.
        bench.server.write([key], deleting: true)
        bench.now += .seconds(67)
        bench.take(.tick)
        #expect(bench.scans == scans + 1 && bench.state.status.code == "emptied")
    }

    @Test func `fetches what a storm changes no more often than its pace, and misses nothing`() throws {
        var bench = RefillBench()
        let key = try #require(a)
        bench.server.write([key])
        bench.connect()
        let before = bench.fetches.count
        // Ten thousand changes within a second.
        for _ in 0..<10_000 {
            bench.now += .microseconds(100)
            bench.server.write([key])
            bench.take(.invalidated([key]))
        }
        // What may run ahead, and what a second allows.
        #expect((400...1_500).contains(bench.fetches.count - before))
        for _ in 0..<10 {
            guard let next = bench.state.nextTick else { break }
            bench.now = max(bench.now, next)
            bench.take(.tick)
        }
        #expect(bench.state.known[key] == .bytes(Array("\(bench.server.transactions.count)".utf8)))
    }

    @Test func `loads everything when more keys are announced than it remembers`() throws {
        var settings = RefillSettings()
        settings.longestQueue = 10
        var bench = RefillBench(settings: settings)
        bench.connect()
        let keys = Set((0..<11).compactMap { FlagKey(definitionOf: "f\($0)") })
        bench.server.write(keys)
        let scans = bench.scans
        bench.take(.invalidated(keys))
        #expect(bench.scans == scans + 1)
        #expect(bench.state.known.count == 11)
    }

    @Test func `shows what was wanted when it is there, or says that it cannot`() throws {
        var bench = RefillBench()
        bench.take(.wanted(1))
        #expect(bench.seen == [false])
        bench.connect()
        bench.take(.wanted(2))
        #expect(bench.seen == [false, true])
    }

    @Test func `calls nothing current that a replica says, and leaves a master that became one`() throws {
        var bench = RefillBench()
        bench.connect(role: .replica(isLinked: true))
        #expect(bench.until == nil)
        #expect(bench.state.status.code == "not_primary")
        bench.take(.role(.master))
        #expect(bench.until != nil && bench.state.status.health == .current && bench.abandoned == nil)
        bench.take(.role(.replica(isLinked: false)))
        #expect(bench.abandoned?.code == "replica_link_down")
    }

    /// It throws its data away and loads those of its master, whatever was written to it meanwhile.
    @Test func `tells nothing that a master holds which was made a replica`() throws {
        let key = try #require(a)
        var bench = RefillBench()
        bench.server.write([key])
        bench.connect()
        let (known, events) = (bench.state.known, bench.events.count)
        bench.role = .replica(isLinked: true)
        bench.server.write(nil)
        bench.server.write([key])
        bench.take(.invalidated(nil))
        #expect(bench.abandoned?.code == "not_primary")
        bench.take(.lost(try #require(bench.abandoned)))
        // Its name leads to it still.
        bench.connect(role: .replica(isLinked: true))
        for _ in 0..<100 {
            bench.now += .seconds(1)
            bench.take(.tick)
            bench.take(.invalidated([key]))
        }
        #expect(bench.state.known == known && bench.state.status.health == .stale)
        #expect(bench.state.status.code == "not_primary")
        for event in bench.events[events...] {
            guard case .status = event else {
                Issue.record("\(event)")
                continue
            }
        }
        // It is a master again.
        bench.role = .master
        bench.take(.role(.master))
        #expect(bench.state.known != known && bench.state.status.health == .current)
        #expect(bench.until.map { $0 > bench.now } == true)
    }

    @Test func `tells what a replica holds while nothing better is known`() throws {
        let key = try #require(a)
        for provenAt in [nil, ContinuousClock.now] {
            let snapshot = Snapshot(contents: [key: .bytes(Array("true".utf8))], provenAt: provenAt)
            var bench = RefillBench(snapshot: snapshot)
            bench.server.write([key])
            bench.connect(role: .replica(isLinked: true))
            #expect((bench.state.known == snapshot.contents) == (provenAt != nil))
            #expect(bench.state.status.code == "not_primary" && bench.until == nil)
        }
    }

    /// Within the bound it has to be found out that a master is one no more.
    @Test func `asks for the role often enough, however much changes`() throws {
        let key = try #require(a)
        var bench = RefillBench()
        bench.connect()
        let before = bench.roleQuestions
        for _ in 0..<600 {
            bench.now += .milliseconds(20)
            bench.take(.invalidated([key]))
        }
        #expect((5...7).contains(bench.roleQuestions - before))
    }

    @Test func `tells a snapshot as stale since it was current`() throws {
        let key = try #require(a)
        let provenAt = ContinuousClock.now - .seconds(40 * 86_400)
        let snapshot = Snapshot(contents: [key: .bytes(Array("true".utf8))], provenAt: provenAt)
        var state = RefillState(snapshot: snapshot)
        let events = state.start().compactMap { if case .feed(let event) = $0 { event } else { nil } }
        #expect(
            events == [
                .status(FlagStoreStatus(health: .stale, mode: .push, code: "starting_up")),
                .confirmed(until: provenAt), .loaded(FlagContents(snapshot.contents)),
            ])
    }

    @Test func `keeps what a snapshot knew while the server is empty, unless the sentinel is there`() throws {
        let key = try #require(a)
        for hasSentinel in [false, true] {
            var bench = RefillBench(snapshot: Snapshot(contents: [key: .bytes(Array("true".utf8))]))
            bench.server.hasSentinel = hasSentinel
            bench.connect()
            #expect(bench.state.known.isEmpty == hasSentinel)
            #expect(bench.state.status.code == (hasSentinel ? nil : "emptied"))
        }
    }

    /// The server announces once for each prefix.
    @Test func `shows a transaction over several prefixes in one step`() throws {
        let keys = [try #require(FlagKey(killOf: "a")), try #require(a), .evaluators]
        for first in keys {
            var bench = RefillBench()
            bench.connect()
            bench.server.write(Set(keys))
            bench.events = []
            // The first message begins a fetch before the others are there.
            let answers = bench.begin(.invalidated([first]))
            for key in keys where key != first { #expect(bench.begin(.invalidated([key])).isEmpty) }
            for answer in answers { bench.take(answer) }
            let changes = bench.events.compactMap { if case .changed(let changes) = $0 { changes } else { nil } }
            #expect(changes.count == 1 && bench.state.known.count == 3, "\(first)")
        }
    }

    /// A definition of one turn, a kill and a definition of the next: only two of one prefix are surely apart.
    @Test func `takes two announcements for one turn unless they are of one prefix or a ping was answered between`()
        throws
    {
        let (key, kill) = (try #require(a), try #require(FlagKey(killOf: "a")))
        var session = RefillSession(isTracking: true, role: .master, since: .now, now: .now, nextRole: .now)
        let announced: [Set<FlagKey>] = [[key], [kill], [key], [key], [kill], [.evaluators]]
        var continues: [Bool] = []
        for keys in announced { continues.append(session.heard(keys)) }
        #expect(continues == [false, true, true, false, true, true])
        session.latestKinds = []
        let isApart = !session.heard([key])
        #expect(isApart)
    }

    @Test func `keeps kills while the server is empty, and lifts one that is deleted by itself`() throws {
        let (key, kill) = (try #require(a), try #require(FlagKey(killOf: "a")))
        for keys: Set<FlagKey> in [[key, kill], [kill]] {
            var bench = RefillBench()
            bench.server.write(keys)
            bench.connect()
            #expect(bench.state.status.health == .current)
            bench.server.write(nil)
            bench.take(.invalidated(nil))
            #expect(Set(bench.state.known.keys) == keys && bench.state.status.code == "emptied")
            // Somebody sets it by hand, and lifts it.
            bench.server.write([kill])
            bench.take(.invalidated([kill]))
            #expect(bench.state.known[kill] == .bytes(Array("3".utf8)))
            bench.server.write([kill], deleting: true)
            bench.take(.invalidated([kill]))
            #expect(bench.state.known[kill] == nil && Set(bench.state.known.keys) == keys.subtracting([kill]))
        }
    }

    @Test func `polls without tracking, and confirms from the moment of asking`() throws {
        var bench = RefillBench()
        let key = try #require(b)
        bench.connect(isTracking: false)
        let start = bench.now
        #expect(bench.until == start + .seconds(3) && bench.state.status.mode == .polling)
        bench.server.write([key])
        bench.now = try #require(bench.state.nextTick)
        #expect(start.duration(to: bench.now) <= .seconds(2.2))
        bench.take(.tick)
        #expect(bench.state.known[key] != nil && bench.until == bench.now + .seconds(3))
    }

    @Test func `looks for new keys of a large database rarely while it polls, and says so`() throws {
        var bench = RefillBench()
        let (a, b) = (try #require(a), try #require(b))
        let kill = try #require(FlagKey(killOf: "a"))
        bench.walkSteps = 2_000
        bench.server.write([a])
        bench.connect(isTracking: false)
        let start = bench.now
        #expect(bench.state.known[a] != nil)
        #expect(bench.state.status.health == .stale && bench.state.status.code == "limit_exceeded")
        #expect(bench.state.status.notes.last?.contains("every 100 s") == true)
        bench.server.write([a, b, kill])
        while start.duration(to: bench.now) < .seconds(90) {
            bench.now = try #require(bench.state.nextTick)
            bench.take(.tick)
            // What is known and a kill of it are asked for at each poll.
            #expect(bench.state.known[a] == .bytes(Array("\(bench.server.values[a] ?? 0)".utf8)))
            #expect(bench.state.known[kill] != nil)
        }
        #expect(bench.scans == 1 && bench.state.known[b] == nil && bench.until == nil)
        bench.now = start + .seconds(100)
        bench.take(.tick)
        #expect(bench.scans == 2 && bench.state.known[b] != nil)
        // Somebody has cleared away what was in the way.
        bench.walkSteps = 1
        bench.now += .seconds(110)
        bench.take(.tick)
        #expect(bench.state.status.health == .current && bench.until == bench.now + .seconds(3))
    }
}

import Deadlines
import FeatureFlags
import FeatureFlagsRedis
import Logging
import Synchronization
import TestServers
import Testing

/// All that happens to a server, at random, while somebody writes and everybody reads.
@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(30)))
struct `Flags under every fault of Redis` {
    /// What the reader of a client saw.
    private struct Sight: Sendable {
        var reads = 0
        var fresh = 0
        var longest = Duration.zero
        var complaint: String?
    }

    @Test(arguments: 0..<UInt64(seedCount(1)))
    func `are never older than they claim, never go back, and never fall to the default`(seed: UInt64) async throws {
        let chaos = try await blocking { try Chaos() }
        let writing = Task { await chaos.write() }
        try await eventually("something is written") { chaos.written > 5 }

        // The store itself, strictly; and a client as services have it.
        let recorded = RecordedClient(try RedisFlagStore(url: "redis://127.0.0.1:\(chaos.proxy.port)")) { state in
            Self.complaint(state, chaos)
        }
        let client = FlagClient(
            store: try RedisFlagStore(url: "redis://127.0.0.1:\(chaos.proxy.port)"), logger: Logger(label: "chaos"))
        let running = Task { try await client.run() }
        try await eventually("the client is ready") { client.report().status == .ready }

        let end = ContinuousClock.now + .seconds(seedCount(1) > 1 ? 30 : 20)
        async let sight = blocking { Self.read(client, chaos, until: end) }
        try await blocking { try chaos.suffer(until: end, seed: seed) }
        let seen = try await sight
        let story = "seed \(seed): \(chaos.faults.withLock { $0 })"
        #expect(seen.complaint == nil, "\(story)")
        #expect(recorded.now.complaint == nil, "\(story)")
        #expect(seen.reads > 1_000 && seen.fresh > 0 && seen.fresh < seen.reads, "\(seen)")
        // Blocked would be a read that waits for the network; the machine itself may take a while.
        #expect(seen.longest < .seconds(1))

        // The faults are over: everything is current again.
        let goal = chaos.written + 10
        try await eventually("current again, \(story)") { (Self.number(client) ?? 0) >= goal }
        try await recorded.isCurrent()
        writing.cancel()
        await writing.value
        running.cancel()
        try await running.value
        await recorded.stop()
    }

    private static let flags = Chaos.names.map { FeatureFlag($0, default: -1) }

    private static func number(_ client: FlagClient) -> Int? {
        client.report().status == .ready ? client[flags[0]] : nil
    }

    /// Reads about a thousand times a second.
    private static func read(_ client: FlagClient, _ chaos: Chaos, until end: ContinuousClock.Instant) -> Sight {
        var sight = Sight()
        var last = 0
        while ContinuousClock.now < end, sight.complaint == nil {
            pause(.milliseconds(1))
            let start = ContinuousClock.now
            let snapshot = client.snapshot()
            let details = flags.map { snapshot.details(of: $0) }
            sight.longest = max(sight.longest, start.duration(to: .now))
            sight.reads += 1
            let number = details[0].value
            if details.contains(where: { $0.value == -1 }) { sight.complaint = "the default: \(details)" }
            if details.contains(where: { $0.value != number }) { sight.complaint = "half done: \(details)" }
            if number < last { sight.complaint = "back from \(last) to \(number)" }
            last = number
            guard details[0].reason != .stale else { continue }
            sight.fresh += 1
            // The client's clock looks at the end of a confirmation with a task's punctuality.
            let newest = chaos.newest(before: start - Chaos.bound - .milliseconds(500))
            if number < newest { sight.complaint = "\(number) is called fresh, \(newest) was there before the bound" }
        }
        return sight
    }

    /// What is wrong with what the store has told.
    private static func complaint(_ state: RecordedClient.State, _ chaos: Chaos) -> String? {
        let numbers = Chaos.names.map { state[$0].flatMap { Chaos.number($0) } }
        guard !state.flags.isEmpty else { return nil }
        if Set(numbers).count > 1 { return "half done: \(numbers)" }
        guard case .confirmed(let until?) = state.events.last, let number = numbers[0] else { return nil }
        let newest = chaos.newest(before: until - Chaos.bound)
        return number < newest ? "\(number) is confirmed although \(newest) was there" : nil
    }
}

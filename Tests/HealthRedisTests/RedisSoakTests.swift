import Deadlines
import Health
import HealthRedis
import TestServers
import Testing

/// Many runs under faults that come at random.
@Suite(.timeLimit(.minutes(60))) struct `Many runs of a check of Redis` {
    /// One way in which a server treats one connection.
    private static let faults: [@Sendable (FakePeer, [UInt8]) throws -> Void] = [
        { try $0.send($1) },
        { try $0.send($1) },
        { peer, _ in peer.hold() },
        { peer, _ in
            peer.resetOnClose(); throw TestServerError("reset")
        },
        { peer, replies in
            try peer.send(Array(replies.prefix(replies.count / 2)))
            throw TestServerError("cut")
        },
        { peer, replies in try peer.drip(replies, every: .milliseconds(1)) },
        { peer, _ in try peer.send(Array("*2147483647\r\n".utf8)) },
        { peer, _ in try peer.send(Array("-LOADING Redis is loading the dataset in memory\r\n".utf8)) },
        { peer, replies in try peer.send(replies + replies) },
    ]

    @Test func `leave no descriptor and no thread behind, and each has its end`() async throws {
        let counter = Counter()
        let server = try FakeRedis.server { peer, replies in
            try Self.faults[counter.next() % Self.faults.count](peer, replies)
        }
        let check = try RedisCheck(url: "redis://127.0.0.1:\(server.port)")
        let watch = Task { await check.watch(ProbeTrigger {}) }
        _ = await check.probe()
        let before = try await blocking { ProcessCounts.current }
        var random = SeededGenerator(seed: 5)
        var codes: [CheckCode?: Int] = [:]
        for cycle in 0..<cycleCount(1_000) {
            let isCancelled = cycle % 5 == 0
            let time = Duration.microseconds(Int64.random(in: 0...10_000, using: &random))
            let run = Task { await check.probe(within: isCancelled ? .seconds(60) : .milliseconds(10) + time) }
            if isCancelled {
                try await blocking { pause(time) }
                run.cancel()
            }
            codes[await run.value.code, default: 0] += 1
        }
        watch.cancel()
        await watch.value
        // Each fault was met, and nothing else came of it.
        #expect(codes.keys.contains(nil) && codes.keys.contains(.protocol) && codes.keys.contains(.timeout))
        #expect(!codes.keys.contains(.error))
        // Other tests open some meanwhile; a leak would be one for each cycle.
        try await eventually("descriptors and threads are given back") {
            let after = ProcessCounts.current
            return after.descriptors < before.descriptors + 100 && after.threads < before.threads + 100
        }
    }
}

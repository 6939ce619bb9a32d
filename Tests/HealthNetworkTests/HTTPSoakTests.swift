#if HTTPClient
import Health
import HealthNetwork
import Synchronization
import TestServers
import Testing

/// Many runs under faults that come at random.
@Suite(.timeLimit(.minutes(60))) struct `Many runs of HTTP checks` {
    /// One way in which a server treats one request.
    private static let faults: [@Sendable (FakePeer) throws -> Void] = [
        { try $0.send(Array(HTTPScript.ok().utf8)) },
        { try $0.send(Array(HTTPScript.ok().utf8)) },
        { $0.hold() },
        { peer in
            peer.resetOnClose()
            throw HTTPScript.Ended()
        },
        { peer in
            try peer.send(Array(HTTPScript.ok().utf8.prefix(20)))
            throw HTTPScript.Ended()
        },
        { try $0.drip(Array(HTTPScript.ok().utf8), every: .milliseconds(1)) },
        { try $0.send(Array("SSH-2.0-x\r\n\r\n".utf8)) },
        { try $0.send(Array("HTTP/1.1 503 No\r\nContent-Length: 2\r\n\r\nno".utf8)) },
        { try $0.send(Array((HTTPScript.ok() + HTTPScript.ok()).utf8)) },
        { try $0.send(Array(HTTPScript.ok(String(repeating: "x", count: 100_000)).utf8)) },
        { peer in
            try peer.send(Array(HTTPScript.ok("ok", "Connection: close\r\n").utf8))
            throw HTTPScript.Ended()
        },
    ]

    @Test func `leave no descriptor and no thread behind, and each has its end`() async throws {
        let script = try HTTPScript { peer, count in try Self.faults[count % Self.faults.count](peer) }
        let check = try HTTPCheck(script.url())
        let watch = Task { await check.watch(ProbeTrigger {}) }
        _ = try await check.verdict()
        let before = try await blocking { Footprint() }
        var random = SeededGenerator(seed: 6)
        var codes: [CheckCode?: Int] = [:]
        for cycle in 0..<cycleCount(500) {
            let isCancelled = cycle % 5 == 0
            let time = Duration.microseconds(Int64.random(in: 0...10_000, using: &random))
            let run = Task { try await check.verdict(within: isCancelled ? .seconds(60) : .milliseconds(20) + time) }
            if isCancelled {
                try await blocking { pause(time) }
                run.cancel()
            }
            codes[try await run.value.code, default: 0] += 1
        }
        watch.cancel()
        await watch.value
        // Each fault was met, and nothing else came of it.
        for code: CheckCode? in [nil, .protocol, .timeout, .httpStatus, .limitExceeded, .closed, .cancelled] {
            #expect(codes.keys.contains(code), "\(code?.rawValue ?? "healthy")")
        }
        #expect(!codes.keys.contains(.error))
        // Other tests open some meanwhile; a leak would be one for each cycle.
        try await eventually("descriptors and threads are given back") {
            let after = Footprint()
            return after.descriptors < before.descriptors + 100 && after.threads < before.threads + 100
        }
    }

    @Test func `of checks that are thrown away leave nothing behind either`() async throws {
        let script = try HTTPScript.answering(HTTPScript.ok())
        let before = try await blocking { Footprint() }
        for _ in 0..<cycleCount(200) {
            #expect(try await HTTPCheck(script.url()).verdict() == .healthy)
        }
        try await eventually("descriptors and threads are given back") {
            let after = Footprint()
            return after.descriptors < before.descriptors + 50 && after.threads < before.threads + 50
        }
    }
}
#endif

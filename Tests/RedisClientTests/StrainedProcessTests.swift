#if os(Linux)
import Deadlines
import RedisClient
import TestServers
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Each in a process of its own, which the strain would do harm to otherwise.
@Suite(.timeLimit(.minutes(3))) struct `A connection in a strained process` {
    @Test func `takes no storm of signals for a failure`() async {
        await #expect(processExitsWith: .success) {
            try SignalStorm.begin()
            try await askOften(200)
        }
    }

    @Test func `takes a descriptor over 1,023 as any other`() async {
        await #expect(processExitsWith: .success) {
            var limit = rlimit(rlim_cur: 4_096, rlim_max: 4_096)
            #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            #else
            setrlimit(RLIMIT_NOFILE, &limit)
            #endif
            for _ in 0..<1_100 { _ = dup(0) }
            try await askOften(1)
        }
    }

    @Test func `is no signal when its pipe breaks`() async {
        await #expect(processExitsWith: .success) {
            signal(SIGPIPE, SIG_DFL)
            let server = try FakeServer { peer in
                _ = try peer.receive()
                try peer.send(Array("+OK\r\n".utf8))
                _ = try peer.receive()
                peer.resetOnClose()
            }
            let connector = try RedisConnector(RedisTarget(url: "redis://127.0.0.1:\(server.port)"))
            let long = RedisCommand("ECHO", String(repeating: "x", count: 1_000_000))
            for _ in 0..<50 {
                let connection = try await connector.connect(until: .after(.seconds(20)))
                await #expect(throws: RedisError(.closed)) {
                    try await connection.send(long, until: .after(.seconds(20)))
                }
            }
        }
    }

    @Test(.enabled(if: SilentNameServer.isPossible, "needs root's rights over mounts"))
    func `times out while the name server is silent, and starts few threads`() async {
        await #expect(processExitsWith: .success) {
            let names = try SilentNameServer()
            let late = try await Task(executorPreference: names) {
                var worst = Duration.zero
                for round in 0..<20 {
                    let connector = try RedisConnector(RedisTarget(url: "redis://host\(round).example"))
                    let start = ContinuousClock.now
                    await #expect(throws: RedisError(.timeout)) {
                        try await connector.connect(until: .after(.milliseconds(50)))
                    }
                    worst = max(worst, start.duration(to: .now))
                }
                return worst
            }.value
            #expect(late < .seconds(5))
            // Those of the pool, the event loop, the names and the test, and at most four that look names up.
            #expect(Footprint().threads < 24)
        }
    }
}

/// Connects and asks so often a server of the test's own that answers well.
private func askOften(_ count: Int) async throws {
    let server = try FakeServer { peer in
        while !(try peer.receive()).isEmpty { try peer.send(Array("+OK\r\n".utf8)) }
    }
    let connector = try RedisConnector(RedisTarget(url: "redis://127.0.0.1:\(server.port)"))
    for _ in 0..<count {
        let connection = try await connector.connect(until: .after(.seconds(20)))
        let reply = try await connection.send(RedisCommand("PING"), until: .after(.seconds(20)))
        #expect(reply == .simple("OK"))
        connection.drop()
    }
}
#endif

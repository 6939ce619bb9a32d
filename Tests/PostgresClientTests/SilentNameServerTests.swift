#if os(Linux)
import Deadlines
import TestServers
import Testing

@testable import PostgresClient

@Suite(.timeLimit(.minutes(2)), .enabled(if: SilentNameServer.isPossible, "needs root's rights over mounts"))
struct `A session while the name server is silent` {
    @Test func `times out, reaches the hosts that need no name, and starts few threads`() async {
        await #expect(processExitsWith: .success) {
            let names = try SilentNameServer()
            let server = try FakeServer { peer in
                _ = try peer.receive()
                try peer.send(Wire.login)
                while !(try peer.receive()).isEmpty { try peer.send(Wire.row("1")) }
            }
            try await Task(executorPreference: names) {
                for round in 0..<20 {
                    let target = try PostgresTarget("postgresql://u@host\(round).example/d")
                    let (session, start) = (try PostgresSession(), ContinuousClock.now)
                    await #expect(throws: PostgresError(.timeout)) {
                        try await session.query("SELECT 1", at: target, until: .after(.milliseconds(50)))
                    }
                    #expect(start.duration(to: .now) < .seconds(5))
                }
                let options = "?sslmode=disable"
                let target = try PostgresTarget("postgresql://u@hung.example:1,127.0.0.1:\(server.port)/d\(options)")
                let reply = try await PostgresSession().query("SELECT 1", at: target, until: .after(.seconds(4)))
                #expect(reply.tables[0][0][0] == "1")
            }.value
            // Those of the pool, the names and the test, and at most four that look names up.
            #expect(Footprint().threads < 24)
        }
    }
}
#endif

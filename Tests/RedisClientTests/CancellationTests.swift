import Deadlines
import RedisClient
import TestServers
import Testing

@Suite(.timeLimit(.minutes(30))) struct `A cancelled operation` {
    @Test func `ends at once and closes its connection, whenever it comes`() async throws {
        let server = try FakeServer { peer in
            while case let bytes = try peer.receive(), !bytes.isEmpty {
                // Answers logins only.
                if bytes.starts(with: "*3".utf8) { try peer.send(Array("+OK\r\n".utf8)) } else { peer.hold() }
            }
        }
        let connector = try RedisConnector(RedisTarget(url: "redis://127.0.0.1:\(server.port)"))
        var random = SeededGenerator(seed: 3)
        for _ in 0..<cycleCount(500) {
            let time = Duration.microseconds(Int64.random(in: 0...3_000, using: &random))
            let task = Task {
                let connection = try await connector.connect(until: .after(.seconds(600)))
                return try await connection.send(RedisCommand("PING"), until: .after(.seconds(600)))
            }
            try await blocking { pause(time) }
            task.cancel()
            await #expect(throws: RedisError(.cancelled)) { try await task.value }
        }
    }

    @Test func `does not wait for the system to give up a server that takes no connections`() async throws {
        let server = try FakeServer(backlog: 0)
        let connector = try RedisConnector(RedisTarget(url: "redis://127.0.0.1:\(server.port)"))
        // The first few are taken by the kernel, the others hang in connecting.
        let tasks = (0..<5).map { _ in Task { try await connector.connect(until: .after(.seconds(600))) } }
        try await blocking { pause(.milliseconds(20)) }
        for task in tasks {
            task.cancel()
            await #expect(throws: RedisError(.cancelled)) { try await task.value }
        }
    }
}

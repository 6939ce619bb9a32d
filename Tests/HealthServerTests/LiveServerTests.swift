import Health
import NIOCore
import NIOPosix
import Testing

@testable import HealthServer

@Suite(.timeLimit(.minutes(2))) struct `A running server` {
    private let health = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `answers requests on a kept connection`() async throws {
        try await RunningServer.with { running in
            let client = try await RawClient.connect(to: running.address)
            for count in 1...3 {
                try await client.send(health)
                #expect(try await client.responses(count).count == count)
            }
            #expect(running.server.statistics.accepted == 1)
        }
    }

    @Test func `answers a client that closes its side right after its request`() async throws {
        try await RunningServer.with { running in
            let client = try await RawClient.connect(to: running.address)
            try await client.send(health + health)
            try await client.endOutput()
            #expect(try await client.responsesToEnd()?.map(\.status) == [200, 200])
        }
    }

    @Test func `answers a route though its client has closed its side`() async throws {
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let route = Route(.get, "/slow") { _ in
            for await _ in released { break }
            return HealthResponse(status: 202)
        }
        try await RunningServer.with(routes: [route]) { running in
            let client = try await RawClient.connect(to: running.address)
            try await client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            try await client.endOutput()
            release.yield()
            #expect(try await client.responsesToEnd()?.map(\.status) == [202])
        }
    }

    @Test func `answers a burst of ten thousand from a client that then closes its side`() async throws {
        try await RunningServer.with { running in
            let client = try await RawClient.connect(to: running.address)
            client.post(Array(repeatElement(Array(health.utf8), count: 10_000).joined()))
            #expect(try await client.responses(10_000).count == 10_000)
        }
    }

    @Test func `lets a refused client have its answer though more bytes were on their way`() async throws {
        try await RunningServer.with { running in
            let client = try await RawClient.connect(to: running.address)
            client.post(Array("POST /health HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n".utf8))
            client.post([UInt8](repeating: 0x61, count: 40_000))
            #expect(try await client.responsesToEnd()?.map(\.status) == [413])
        }
    }

    @Test func `resets a client that never reads, and keeps little for it`() async throws {
        let timeouts = Timeouts(write: .milliseconds(200))
        let configuration = ServerConfiguration(drain: .zero, timeouts: timeouts)
        try await RunningServer.with(configuration) { running in
            let client = try await RawClient.connect(to: running.address, reads: false)
            client.post(Array(repeatElement(Array(health.utf8), count: 100_000).joined()))
            while running.server.statistics.accepted == 0 || running.server.statistics.open > 0 { await Task.yield() }
            #expect(try await RawClient.get("/live", from: running.address)?.status == 200)
        }
    }

    @Test func `lets a prober in whatever holds all of its connections`() async throws {
        let configuration = ServerConfiguration(
            drain: .zero, timeouts: Timeouts(head: .seconds(60)), connectionLimit: 20)
        try await RunningServer.with(configuration) { running in
            var silent: [RawClient] = []
            for _ in 0..<60 {
                let client = try await RawClient.connect(to: running.address)
                try await client.send("GET /health HT")
                silent.append(client)
            }
            #expect(try await RawClient.get("/live", from: running.address)?.status == 200)
            // The oldest had to go, without a word.
            #expect(try await silent[0].responsesToEnd()?.isEmpty == true)
            let statistics = running.server.statistics
            #expect(statistics.evicted >= 40)
            #expect(statistics.open <= 20)
        }
    }

    @Test func `tells a newcomer 503 when every connection is being answered`() async throws {
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let route = Route(.get, "/slow") { _ in
            for await _ in released { break }
            return HealthResponse(status: 202)
        }
        try await RunningServer.with(ServerConfiguration(drain: .zero, connectionLimit: 1), routes: [route]) {
            running in
            let busy = try await RawClient.connect(to: running.address)
            try await busy.send(health + "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await busy.responses(1)
            let refused = try await RawClient.connect(to: running.address)
            #expect(try await refused.responsesToEnd()?.map(\.status) == [503])
            release.yield()
            #expect(try await busy.responses(2).last?.status == 202)
        }
    }

    @Test func `survives clients that reset in the middle of everything`() async throws {
        try await RunningServer.with { running in
            for _ in 0..<50 {
                let client = try await RawClient.connect(to: running.address, reads: false)
                client.post(Array(repeatElement(Array(health.utf8), count: 500).joined()))
                try await client.close()
            }
            #expect(try await RawClient.get("/live", from: running.address)?.status == 200)
            while running.server.statistics.open > 0 { await Task.yield() }
        }
    }
}

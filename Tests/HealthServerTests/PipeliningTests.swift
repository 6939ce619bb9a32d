import Health
import NIOCore
import Testing

@testable import HealthServer

@Suite(.timeLimit(.minutes(1))) struct `A pipelined burst` {
    private let health = Array("GET /health HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
    private let live = Array("GET /live HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
    private let missing = Array("GET /no HTTP/1.1\r\nHost: a\r\n\r\n".utf8)

    @Test(arguments: [1, 2, 10, 1_000, 5_000])
    func `of equal requests draws one answer each`(count: Int) throws {
        let connection = try EmbeddedConnection()
        try connection.send(Array(repeatElement(health, count: count).joined()))
        #expect(try #require(connection.responses).count == count)
        #expect(connection.endpoints.asked == 1)
    }

    @Test func `of equal requests draws one answer each wherever it is cut`() throws {
        let burst = Array(repeatElement(health, count: 3).joined())
        for first in 0..<burst.count {
            for second in stride(from: first, to: burst.count, by: 7) {
                let connection = try EmbeddedConnection()
                for part in [burst[..<first], burst[first..<second], burst[second...]] { try connection.send(part) }
                #expect(connection.responses?.count == 3, "cut at \(first) and \(second)")
            }
        }
    }

    @Test func `of different requests is answered in its order`() throws {
        let connection = try EmbeddedConnection()
        let order = [health, live, missing, health, health, missing, live]
        try connection.send(Array(order.joined()))
        #expect(connection.responses?.map(\.status) == [200, 200, 404, 200, 200, 404, 200])
    }

    @Test func `has its turn and leaves the next one to others`() throws {
        let connection = try EmbeddedConnection()
        let order = (0..<100).map { $0.isMultiple(of: 2) ? live : missing }
        try connection.sendForOneTurn(Array(order.joined()))
        #expect(connection.responses?.count == ConnectionHandler.stepLimit)
        #expect(!connection.table.turns.isEmpty)
        try connection.pass(TurnQueue.pause)
        #expect(connection.responses?.map(\.status) == (0..<100).map { $0.isMultiple(of: 2) ? 200 : 404 })
        #expect(connection.table.turns.isEmpty)
    }

    @Test func `waits behind a route that takes its time, and is answered in its order`() async throws {
        let route = Route(.get, "/slow") { _ in HealthResponse(status: 202) }
        let connection = try EmbeddedConnection(routes: [route])
        let slow = Array("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        try connection.send(health + slow + live + slow + missing)
        #expect(connection.responses?.map(\.status) == [200])
        try connection.send(live)
        #expect(connection.responses?.map(\.status) == [200])
        try await connection.runJobs(1)
        #expect(connection.responses?.map(\.status) == [200, 202, 200])
        try await connection.runJobs(1)
        #expect(connection.responses?.map(\.status) == [200, 202, 200, 202, 404, 200])
    }

    @Test func `ends with the first request that closes`() throws {
        let connection = try EmbeddedConnection()
        let last = Array("GET /live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".utf8)
        try connection.send(health + last + health + health)
        #expect(connection.responses?.map(\.closes) == [false, true])
        #expect(connection.isClosed)
    }

    @Test func `is answered to its end though the client has closed its side`() throws {
        let connection = try EmbeddedConnection()
        try connection.send(health + live)
        try connection.endInput()
        #expect(connection.responses?.count == 2)
        #expect(connection.isClosed)
    }

    @Test func `with a body between requests keeps its boundaries`() async throws {
        let route = Route(.post, "/scan") { _ in HealthResponse(status: 202) }
        let connection = try EmbeddedConnection(routes: [route])
        let post = Array("POST /scan HTTP/1.1\r\nHost: a\r\nContent-Length: \(health.count)\r\n\r\n".utf8)
        // The body looks like a request and must not be taken for one.
        try connection.send(health + post + health + health)
        try await connection.runJobs(1)
        #expect(connection.responses?.map(\.status) == [200, 202, 200])
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A prepared answer` {
    private let health = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `is given again while nothing has changed`() throws {
        let connection = try EmbeddedConnection()
        for _ in 0..<5 { try connection.send(health) }
        #expect(connection.responses?.map(\.body) == Array(repeating: "{\"asked\":1}", count: 5))
    }

    @Test func `is made anew when the snapshot has changed`() throws {
        let connection = try EmbeddedConnection()
        try connection.send(health)
        connection.endpoints.change()
        try connection.send(health)
        #expect(connection.responses?.map(\.body) == ["{\"asked\":1}", "{\"asked\":2}"])
    }

    @Test func `is made anew when its time is over`() throws {
        let connection = try EmbeddedConnection(ScriptedEndpoints(lifetime: .seconds(10)))
        try connection.send(health)
        try connection.pass(.seconds(11))
        try connection.send(health)
        #expect(connection.responses?.last?.body == "{\"asked\":2}")
    }

    @Test func `is never given again without a lifetime`() throws {
        let connection = try EmbeddedConnection(ScriptedEndpoints(lifetime: nil))
        for _ in 0..<3 { try connection.send(health) }
        #expect(connection.responses?.last?.body == "{\"asked\":3}")
    }

    @Test func `closes the connection from the moment of draining`() throws {
        let connection = try EmbeddedConnection()
        try connection.send(health + health)
        connection.endpoints.beginDraining()
        try connection.send(health + health)
        #expect(connection.responses?.map(\.closes) == [false, false, true])
        #expect(connection.isClosed)
    }
}

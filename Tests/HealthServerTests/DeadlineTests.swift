import Health
import NIOCore
import Testing

@testable import HealthServer

@Suite(.timeLimit(.minutes(1))) struct `A connection's deadlines` {
    private let health = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `a client that says nothing is left after 5 s without a word`() throws {
        let connection = try EmbeddedConnection()
        try connection.pass(.milliseconds(4_999))
        #expect(!connection.isClosed)
        try connection.pass(.milliseconds(2))
        #expect(connection.isClosed)
        #expect(connection.output.isEmpty)
    }

    @Test func `the time of the first head runs from the accept, not from its bytes`() throws {
        let connection = try EmbeddedConnection()
        for _ in 0..<4 {
            try connection.pass(.seconds(1))
            try connection.send("G")
        }
        #expect(!connection.isClosed)
        try connection.pass(.milliseconds(1_001))
        #expect(connection.responses?.map(\.status) == [408])
        #expect(connection.isClosed)
    }

    @Test func `the time of a later head runs from its first byte`() throws {
        let connection = try EmbeddedConnection()
        try connection.send(health)
        try connection.pass(.seconds(30))
        try connection.send("GET")
        try connection.pass(.milliseconds(4_900))
        try connection.send(" /health HTTP/1.1\r\nHost:")
        #expect(connection.responses?.map(\.status) == [200])
        try connection.pass(.milliseconds(200))
        #expect(connection.responses?.map(\.status) == [200, 408])
    }

    @Test func `a body is awaited within the time of its head`() throws {
        let connection = try EmbeddedConnection()
        try connection.pass(.seconds(3))
        try connection.send("GET /health HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc")
        try connection.pass(.milliseconds(2_001))
        #expect(connection.responses?.map(\.status) == [408])
    }

    @Test func `an idle connection ends after 60 s without a word`() throws {
        let connection = try EmbeddedConnection()
        for _ in 0..<3 {
            try connection.send(health)
            try connection.pass(.seconds(59))
        }
        #expect(!connection.isClosed)
        try connection.pass(.seconds(2))
        #expect(connection.isClosed)
        #expect(connection.responses?.count == 3)
    }

    @Test func `a route may take as long as it likes`() async throws {
        let connection = try EmbeddedConnection(routes: [Route(.get, "/slow") { _ in HealthResponse(status: 200) }])
        try connection.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
        try connection.pass(.hours(1))
        #expect(!connection.isClosed)
        try await connection.runJobs(1)
        #expect(connection.responses?.map(\.status) == [200])
    }

    @Test func `after a stall of the whole process the bytes that wait are read before anything is judged`() {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        var deadlines = ConnectionDeadlines(limits: Timeouts(), acceptedAt: start)
        let due = start + .seconds(5)
        let late = due + .seconds(10)
        #expect(deadlines.expired(at: late, due: due) == .wait(until: late + ConnectionDeadlines.grace))
        // Once: who has still not sent anything then is late.
        #expect(deadlines.expired(at: late + .seconds(1), due: late + ConnectionDeadlines.grace) == .close)
    }

    @Test func `a timer that fires early waits for the rest`() {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        var deadlines = ConnectionDeadlines(limits: Timeouts(), acceptedAt: start)
        deadlines.becameIdle(at: start + .seconds(1))
        #expect(
            deadlines.expired(at: start + .seconds(5), due: start + .seconds(5)) == .wait(until: start + .seconds(61)))
    }

    @Test func `a peer that does not take its answer is reset`() {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        var deadlines = ConnectionDeadlines(limits: Timeouts(), acceptedAt: start)
        deadlines.beganWriting(at: start)
        deadlines.beganWriting(at: start + .seconds(4))
        #expect(deadlines.expired(at: start + .seconds(5), due: start + .seconds(5)) == .reset)
    }
}

import Deadlines
import Synchronization
import TestServers
import Testing

@testable import PostgresClient

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite(.timeLimit(.minutes(5)), .serialized) struct `A session under faults` {
    /// A server that answers each connection in a way of its own: well, badly, late, not at all, or cut at some byte.
    private func moody(_ seed: UInt64) throws -> FakeServer {
        let moods = Mutex(SeededRandom(seed))
        return try FakeServer { peer in
            let (mood, cut) = moods.withLock { random in
                (Int.random(in: 0..<8, using: &random), Int.random(in: 0..<Wire.login.count, using: &random))
            }
            _ = try peer.receive()
            switch mood {
            case 0: return
            case 1: return peer.resetOnClose()
            case 2: try peer.send(Array(Wire.login[..<cut]))
            case 3: try peer.send(Wire.error("57P03"))
            case 4: try peer.send(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))
            case 5: peer.hold()
            default:
                try peer.send(Wire.login)
                for _ in 0...(cut % 4) {
                    guard !(try peer.receive()).isEmpty else { return }
                    try peer.send(mood == 6 ? Wire.row("1") : Wire.error("57P01"))
                }
            }
        }
    }

    @Test func `leaves no descriptor, thread or deadline behind in a thousand cycles`() async throws {
        let server = try moody(1)
        let session = try PostgresSession()
        let target = try PostgresTarget("postgresql://u@127.0.0.1:\(server.port)/d?sslmode=disable")
        let time = Duration.milliseconds(20)
        func cycle(_ count: Int) async -> (late: Int, codes: Set<PostgresError.Code>) {
            var (late, codes) = (0, Set<PostgresError.Code>())
            for _ in 0..<count {
                let start = ContinuousClock.now
                do throws(PostgresError) {
                    _ = try await session.query("SELECT 1", at: target, until: .after(time))
                } catch {
                    codes.insert(error.code)
                }
                if start.duration(to: .now) > time + .milliseconds(50) { late += 1 }
            }
            return (late, codes)
        }
        _ = await cycle(50)
        let before = Footprint()
        let outcome = await cycle(cases(1_000))
        await session.close()
        try await eventually("descriptors and threads are given back") {
            let now = Footprint()
            return now.descriptors <= before.descriptors + 2 && now.threads <= before.threads + 2
        }
        // The machine may stall a few; a deadline that does not hold would be late in an eighth of the cycles.
        #expect(outcome.late <= cases(1_000) / 50)
        #expect(outcome.codes.isSuperset(of: [.closed, .protocol, .timeout, .startingUp]))
    }

    @Test func `returns within 100 ms when its task is cancelled, at whatever moment`() async throws {
        let server = try moody(2)
        let target = try PostgresTarget("postgresql://u@127.0.0.1:\(server.port)/d?sslmode=disable")
        let session = try PostgresSession()
        var random = SeededRandom(3)
        var worst: [Duration] = []
        for _ in 0..<cases(300) {
            let asking = Task { try? await session.query("SELECT 1", at: target, until: .after(.seconds(60))) }
            for _ in 0..<Int.random(in: 0..<200, using: &random) { await Task.yield() }
            let start = ContinuousClock.now
            asking.cancel()
            _ = await asking.value
            worst.append(start.duration(to: .now))
        }
        worst.sort()
        #expect(worst[worst.count * 98 / 100] < .milliseconds(100))
    }

    @Test func `a query in progress ends when the session is closed, and the next one works`() async throws {
        let silent = try FakeServer.silent()
        let session = try PostgresSession()
        let target = try PostgresTarget("postgresql://u@127.0.0.1:\(silent.port)/d?sslmode=disable")
        let asking = Task { try await session.query("SELECT 1", at: target, until: .after(.seconds(60))) }
        try await eventually("the session has connected") { silent.accepted == 1 }
        await session.close()
        await #expect(throws: PostgresError(.cancelled)) { try await asking.value }
        let good = try FakeServer { peer in
            _ = try peer.receive()
            try peer.send(Wire.login)
            while !(try peer.receive()).isEmpty { try peer.send(Wire.row("1")) }
        }
        let other = try PostgresTarget("postgresql://u@127.0.0.1:\(good.port)/d?sslmode=disable")
        #expect(try await session.query("SELECT 1", at: other, until: .after(.seconds(10))).tables[0][0][0] == "1")
    }

    @Test func `cancelling one query does not end another one of the same session`() async throws {
        let server = try FakeServer { peer in
            _ = try peer.receive()
            try peer.send(Wire.login)
            while !(try peer.receive()).isEmpty { try peer.drip(Wire.row("1"), every: .milliseconds(1)) }
        }
        let session = try PostgresSession()
        let target = try PostgresTarget("postgresql://u@127.0.0.1:\(server.port)/d?sslmode=disable")
        _ = try await session.query("SELECT 1", at: target, until: .after(.seconds(10)))
        for _ in 0..<10 {
            async let first = session.query("SELECT 1", at: target, until: .after(.seconds(10)))
            let second = Task { try? await session.query("SELECT 1", at: target, until: .after(.seconds(10))) }
            await Task.yield()
            second.cancel()
            _ = await second.value
            do { _ = try await first } catch let error as PostgresError { #expect(error.code == .closed) }
        }
    }

    @Test func `a pipe that breaks is an error and no signal`() async throws {
        let old = signal(SIGPIPE, SIG_DFL)
        defer { signal(SIGPIPE, old) }
        let server = try FakeServer { peer in
            _ = try peer.receive()
            try peer.send(Wire.login)
            _ = try peer.receive()
            try peer.send(Wire.row("1"))
            peer.resetOnClose()
        }
        let target = try PostgresTarget("postgresql://u@127.0.0.1:\(server.port)/d?sslmode=disable")
        for _ in 0..<50 {
            let session = try PostgresSession()
            _ = try await session.query("SELECT 1", at: target, until: .after(.seconds(10)))
            await #expect(throws: PostgresError(.closed)) {
                try await session.query(
                    "SELECT '\(String(repeating: "x", count: 100_000))'", at: target, until: .after(.seconds(10)))
            }
        }
    }
}

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

@Suite(.timeLimit(.minutes(60)), .serialized) struct `A session under faults` {
    @Test func `leaves no descriptor, thread or deadline behind in a thousand cycles`() async {
        // In a process of its own, where nothing else opens and closes.
        await #expect(processExitsWith: .success) {
            let server = try moody(1)
            let session = try PostgresSession()
            let target = try PostgresTarget("postgresql://u@127.0.0.1:\(server.port)/d?sslmode=disable")
            _ = await cycle(50, session, target)
            let before = Footprint()
            let outcome = await cycle(cycleCount(1_000), session, target)
            await session.close()
            try await eventually("descriptors and threads are given back") {
                let now = Footprint()
                return now.descriptors <= before.descriptors && now.threads <= before.threads + 1
            }
            // The machine may stall a few; a deadline that does not hold would be late in an eighth of the cycles.
            #expect(outcome.late <= cycleCount(1_000) / 50)
            #expect(outcome.codes.isSuperset(of: [.closed, .protocol, .timeout, .startingUp]))
        }
    }

    @Test func `returns within 100 ms when its task is cancelled, at whatever moment`() async throws {
        let server = try moody(2)
        let target = try PostgresTarget("postgresql://u@127.0.0.1:\(server.port)/d?sslmode=disable")
        let session = try PostgresSession()
        var random = SeededGenerator(seed: 3)
        var worst: [Duration] = []
        for _ in 0..<cycleCount(300) {
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
        let good = try good()
        let other = try PostgresTarget("postgresql://u@127.0.0.1:\(good.port)/d?sslmode=disable")
        #expect(try await session.query("SELECT 1", at: other, until: .after(.seconds(10))).tables[0][0][0] == "1")
    }

    @Test func `a hundred that hang keep no other task waiting`() async throws {
        let silent = try FakeServer.silent()
        let target = try PostgresTarget("postgresql://u@127.0.0.1:\(silent.port)/d?sslmode=disable")
        let hanging = try (0..<100).map { _ in
            let session = try PostgresSession()
            return Task { try? await session.query("SELECT 1", at: target, until: .after(.seconds(600))) }
        }
        try await eventually("all have connected") { silent.accepted == 100 }
        let start = ContinuousClock.now
        for _ in 0..<1_000 { await Task { await Task.yield() }.value }
        // Microseconds each; one that had to wait for a query would take ten minutes.
        #expect(start.duration(to: .now) < .seconds(30))
        for task in hanging { task.cancel() }
        for task in hanging { _ = await task.value }
    }

    @Test func `closing it twice at a time waits for no query`() async throws {
        let silent = try FakeServer.silent()
        let session = try PostgresSession()
        let target = try PostgresTarget("postgresql://u@127.0.0.1:\(silent.port)/d?sslmode=disable")
        for _ in 0..<cycleCount(300) {
            let start = ContinuousClock.now
            async let first: Void = session.close()
            let asking = Task { try? await session.query("SELECT 1", at: target, until: .after(.seconds(60))) }
            async let second: Void = session.close()
            _ = await (first, second)
            #expect(start.duration(to: .now) < .seconds(10))
            asking.cancel()
            _ = await asking.value
        }
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

    @Test func `a pipe that breaks is an error and no signal`() async {
        await #expect(processExitsWith: .success) {
            signal(SIGPIPE, SIG_DFL)
            let server = try FakeServer { peer in
                _ = try peer.receive()
                try peer.send(Wire.login)
                _ = try peer.receive()
                try peer.send(Wire.row("1"))
                peer.resetOnClose()
            }
            let target = try PostgresTarget("postgresql://u@127.0.0.1:\(server.port)/d?sslmode=disable")
            let long = "SELECT '\(String(repeating: "x", count: 100_000))'"
            for _ in 0..<50 {
                let session = try PostgresSession()
                _ = try await session.query("SELECT 1", at: target, until: .after(.seconds(10)))
                await #expect(throws: PostgresError(.closed)) {
                    try await session.query(long, at: target, until: .after(.seconds(10)))
                }
            }
        }
    }

    #if os(Linux)
    @Test func `a storm of signals is no failure`() async {
        await #expect(processExitsWith: .success) {
            try SignalStorm.begin()
            let server = try good()
            let target = try PostgresTarget("postgresql://u@127.0.0.1:\(server.port)/d?sslmode=disable")
            for _ in 0..<200 {
                let reply = try await PostgresSession().query("SELECT 1", at: target, until: .after(.seconds(10)))
                #expect(reply.tables[0][0][0] == "1")
            }
        }
    }

    @Test func `a descriptor over 1,023 is one like any other`() async {
        await #expect(processExitsWith: .success) {
            var limit = rlimit(rlim_cur: 4_096, rlim_max: 4_096)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            for _ in 0..<1_100 { _ = dup(0) }
            let server = try good()
            let target = try PostgresTarget("postgresql://u@127.0.0.1:\(server.port)/d?sslmode=disable")
            let reply = try await PostgresSession().query("SELECT 1", at: target, until: .after(.seconds(10)))
            #expect(reply.tables[0][0][0] == "1")
        }
    }
    #endif
}

/// Asks many times with 20 ms each: how many took 50 ms longer, and what they said.
private func cycle(
    _ count: Int, _ session: PostgresSession, _ target: PostgresTarget
) async -> (late: Int, codes: Set<PostgresError.Code>) {
    let time = Duration.milliseconds(20)
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

/// A server that answers each connection in a way of its own: well, badly, late, not at all, or cut at some byte.
private func moody(_ seed: UInt64) throws -> FakeServer {
    let moods = Mutex(SeededGenerator(seed: seed))
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

private func good() throws -> FakeServer {
    try FakeServer { peer in
        _ = try peer.receive()
        try peer.send(Wire.login)
        while !(try peer.receive()).isEmpty { try peer.send(Wire.row("1")) }
    }
}

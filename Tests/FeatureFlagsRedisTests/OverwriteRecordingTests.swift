import Deadlines
import FeatureFlags
import RedisClient
import TestServers
import Testing

@testable import FeatureFlagsRedis

/// What raw writes destroy, and what the audit has of it.
@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(3)))
struct `The record of overwritten definitions` {
    private static let rules = #"{"state":"ENABLED","variants":{"a":1,"b":2},"defaultVariant":"a"}"#

    private let server: RedisProcess

    init() async throws {
        server = try await blocking { try RedisProcess() }
    }

    /// Sets a flag as `redis-cli` does, and waits until the clients have seen that.
    private func set(_ flag: String, _ value: String, seenBy clients: [RecordedClient]) async throws {
        _ = try await blocking { [server] in try server.command("SET", "feature:\(flag)", value) }
        for client in clients { try await client.becomes("\(flag) is \(value)") { $0[flag] == value } }
    }

    private func entries(_ count: Int) async throws {
        try await eventually("\(count) entries") { [server] in
            try server.command("XLEN", "feature-audit") == "\(count)"
        }
    }

    private func started(_ count: Int, userinfo: String = "") async throws -> [RecordedClient] {
        let clients = try (0..<count).map { _ in
            RecordedClient(try RedisFlagStore(url: server.url(userinfo: userinfo)))
        }
        for client in clients { try await client.isCurrent() }
        return clients
    }

    @Test func `has each of several that follow one another, once, in their order`() async throws {
        let (store, clients) = (try RedisFlagStore(url: server.url()), try await started(3))
        // The last one looks like the first one, and is another.
        for old in ["5%", "10%", "5%"] {
            try await set("a", old, seenBy: clients)
            try await set("a", "false", seenBy: clients)
        }
        try await entries(3)
        let recorded = try await store.history(of: "a").filter { $0.at != nil }
        #expect(recorded.map(\.old) == ["5%", "10%", "5%"] && recorded.allSatisfy { $0.new == "false" })
        try await set("a", "10%", seenBy: clients)
        try await set("a", "false", seenBy: clients)
        try await entries(4)
        try await store.rollback("a", by: "ann")
        #expect(try await blocking { try server.command("GET", "feature:a") } == "10%")
        for client in clients { await client.stop() }
    }

    @Test func `has those that follow a write through this software`() async throws {
        let (store, clients) = (try RedisFlagStore(url: server.url()), try await started(1))
        for value in ["5%", "false"] {
            try await store.write([.set(flag: "a", FlagSource(value))], by: "ann")
            try await clients[0].becomes { $0["a"] == value }
        }
        try await set("a", Self.rules, seenBy: clients)
        try await set("a", "false", seenBy: clients)
        try await entries(3)
        try await store.rollback("a", by: "ann")
        #expect(try await blocking { try server.command("GET", "feature:a") } == Self.rules)
        await clients[0].stop()
    }

    @Test func `has all of one command`() async throws {
        let (flags, clients) = ((0..<200).map { "f\($0)" }, try await started(2))
        for value in ["7%", "false"] {
            let words = ["-s", server.folder.appending("s"), "MSET"] + flags.flatMap { ["feature:\($0)", value] }
            _ = try await blocking { try ChildProcess.run("redis-cli", words) }
            for client in clients { try await client.becomes { $0["f0"] == value && $0["f199"] == value } }
        }
        try await entries(200)
        for client in clients {
            #expect(client.now.status?.notes == [])
            await client.stop()
        }
    }

    /// A process that gets its turn late, when others have recorded more than it has looked at.
    @Test func `takes no earlier overwrite for a later one, and none twice`() async throws {
        let store = try RedisFlagStore(url: server.url())
        try await store.withConnection { connection, _ throws(FlagWriteError) in
            func overwrite(_ old: String) -> Overwrite {
                Overwrite(flag: "a", old: Array(old.utf8), new: Array("false".utf8))
            }
            var ledgers = [0, 1, 2].map { _ in OverwriteLedger(timeout: .seconds(5)) }
            for index in ledgers.indices {
                ledgers[index].begin(at: Int(Moment.now.milliseconds))
                for old in ["5%", "10%", "5%"] { try await ledgers[index].record(overwrite(old), over: connection) }
            }
            for index in ledgers.indices {
                ledgers[index].begin(at: Int(Moment.now.milliseconds))
                try await ledgers[index].record(overwrite("5%"), over: connection)
            }
        }
        #expect(try await store.history(of: "a").filter { $0.at != nil }.map(\.old) == ["5%", "5%", "10%", "5%"])
    }

    @Test func `has what looks like something of long ago`() async throws {
        let store = try RedisFlagStore(url: server.url())
        _ = try await blocking { [server] in
            try server.command(
                "XADD", "feature-audit", "1700000000000-0", "at", "2023-11-14T22:13:20.000Z", "actor", "ann", "flag",
                "a",
                "part", "definition", "old", "5%", "new", "false")
        }
        let clients = try await started(1)
        try await set("a", "5%", seenBy: clients)
        try await set("a", "false", seenBy: clients)
        try await entries(2)
        #expect(try await store.history(of: "a").first?.actor == "external")
        await clients[0].stop()
    }

    @Test func `waits for whoever is at it, and for one who is gone not for long`() async throws {
        let clients = try await started(1)
        try await set("a", "5%", seenBy: clients)
        _ = try await blocking { [server] in
            try server.command("SET", "feature-audit:lock:a", "somebody", "PX", "1000")
        }
        try await set("a", "false", seenBy: clients)
        try await entries(1)
        await clients[0].stop()
    }

    @Test func `is made as soon as the server is back`() async throws {
        let store = try RedisFlagStore(url: server.url())
        let recorder = OverwriteRecorder(connector: store.writer, timeout: .seconds(1))
        let run = Task { await recorder.run { text, _ in Issue.record("\(text)") } }
        try await blocking { [server] in server.kill() }
        recorder.record(Overwrite(flag: "a", old: Array("5%".utf8), new: nil))
        let again = try await blocking { [server] in try RedisProcess(port: server.port) }
        try await eventually("it is recorded") { try again.command("XLEN", "feature-audit") == "1" }
        run.cancel()
        await run.value
    }

    @Test func `says why it is not made, until one is`() async throws {
        let clients = try await started(1)
        func notes(_ notes: [String]) async throws {
            try await clients[0].becomes("says \(notes)") { $0.status?.notes == notes }
        }
        try await set("a", "5%", seenBy: clients)
        try await set("b", "5%", seenBy: clients)
        _ = try await blocking { [server] in try server.command("CONFIG", "SET", "maxmemory", "1") }
        _ = try await blocking { [server] in try server.command("DEL", "feature:a") }
        try await notes(["overwritten rules are not recorded: the server has no memory left for writes"])
        _ = try await blocking { [server] in try server.command("CONFIG", "SET", "maxmemory", "0") }
        _ = try await blocking { [server] in try server.command("SET", "feature-audit", "no stream") }
        _ = try await blocking { [server] in try server.command("DEL", "feature:b") }
        try await notes(["overwritten rules are not recorded: feature-audit must be a stream; DEL it"])
        let store = try RedisFlagStore(url: server.url())
        let error = await #expect(throws: FlagWriteError.self) { try await store.history(of: "a") }
        #expect(error?.problem == "feature-audit must be a stream; DEL it")
        _ = try await blocking { [server] in try server.command("DEL", "feature-audit") }
        try await set("a", "5%", seenBy: clients)
        try await set("a", "false", seenBy: clients)
        try await notes([])
        try await entries(1)
        await clients[0].stop()
    }
}

@Suite(.timeLimit(.minutes(1))) struct `The queue of overwritten definitions` {
    private func overwrite(_ number: Int, bytes: Int) -> Overwrite {
        Overwrite(flag: "f\(number)", old: Array(repeating: 0, count: bytes), new: nil)
    }

    @Test func `keeps their order, and as many as a store has`() {
        let queue = OverwriteQueue()
        for number in 0..<10_000 { queue.add(overwrite(number, bytes: 1_000), at: number) }
        let batch = queue.take()
        #expect(batch.overwrites.map(\.flag) == (0..<10_000).map { "f\($0)" } && batch.lost == 0 && batch.start == 0)
        #expect(queue.take().overwrites.isEmpty)
    }

    @Test func `is bounded, and tells how many had no room`() {
        let queue = OverwriteQueue()
        for number in 0..<70 { queue.add(overwrite(number, bytes: 1 << 20), at: 7) }
        let batch = queue.take()
        #expect(batch.overwrites.count == 63 && batch.lost == 7 && batch.start == 7)
        queue.add(overwrite(0, bytes: 1))
        #expect(queue.take().lost == 0)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `The place of an entry in the audit` {
    @Test(arguments: ["0-0", "1526919030474-55", "1526919030474-0"])
    func `is what the server calls it`(text: String) {
        #expect(AuditID(text)?.text == text)
    }

    @Test(arguments: ["", "1", "-1", "1-", "a-1", "1-2-3", "-1-1", "99999999999999999999-0"])
    func `is no other text`(text: String) {
        #expect(AuditID(text) == nil)
    }

    @Test func `is in the order of time`() throws {
        #expect(try #require(AuditID("2-1")) < #require(AuditID("10-0")))
        #expect(try #require(AuditID("2-2")) < #require(AuditID("2-10")))
        #expect(AuditID(milliseconds: -5) == AuditID(milliseconds: 0))
    }
}

import FeatureFlags
import Logging
import TestServers
import Testing

@testable import FeatureFlagsRedis

/// Writes through the store, and what the audit says of them and of others'.
@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(5)))
struct `A write of flags to Redis` {
    private static let rules = #"{"state":"ENABLED","variants":{"a":1,"b":2},"defaultVariant":"a"}"#

    @Test func `is seen by this process when it returns, with and without a running client`() async throws {
        let server = try await blocking { try RedisProcess() }
        let store = try RedisFlagStore(url: server.url())
        try await store.write([.set(flag: "a", FlagSource("true"))], by: "ann")
        let client = RecordedClient(store)
        try await client.isCurrent()
        #expect(client["a"] == "true")
        for round in 0..<50 {
            let value = round.isMultiple(of: 2) ? "false" : "true"
            try await store.write(
                [
                    .set(flag: "a", FlagSource(value)), .set(flag: "b", FlagSource(value)),
                    .kill(flag: "c", value: false),
                ],
                by: "ann")
            #expect(client["a"] == value && client["b"] == value)
        }
        try await store.write([.unkill(flag: "c"), .delete(flag: "a")], by: "ann")
        #expect(client["a"] == nil && client.now.flags["c"] == nil)
        let keys = try await blocking { try server.command("KEYS", "*") }
        #expect(keys.split(separator: "\n").sorted() == ["feature-audit", "feature-sentinel", "feature:b"])
        await client.stop()
    }

    @Test func `needs no name of who makes it`() async throws {
        let server = try await blocking { try RedisProcess() }
        let store = try RedisFlagStore(url: server.url())
        let client = FlagClient(store: store, logger: Logger(label: "test"))
        try await client.enable("a")
        try await client.kill("a")
        try await client.unkill("a")
        try await client.disable("a")
        #expect(try await blocking { try server.command("GET", "feature:a") } == "false")
        #expect(try await store.history(of: "a").map(\.actor) == ["", "", "", ""])
    }

    @Test func `is recorded with who made it, and can be taken back`() async throws {
        let server = try await blocking { try RedisProcess() }
        let store = try RedisFlagStore(url: server.url())
        try await store.write([.set(flag: "a", FlagSource("5%"))], by: "ann")
        try await store.write([.set(flag: "a", FlagSource(Self.rules))], by: "bob")
        try await store.write([.kill(flag: "a", value: false)], by: "cat")
        try await store.write([.set(flag: "other", FlagSource("true"))], by: "ann")
        let history = try await store.history(of: "a")
        #expect(history.map(\.actor) == ["cat", "bob", "ann"])
        #expect(history.map(\.old) == [nil, "5%", nil])
        #expect(history.map(\.new) == ["false", Self.rules, "5%"])
        #expect(history.map(\.part) == [.kill, .definition, .definition])
        #expect(history.allSatisfy { $0.at?.utf8.count == 24 })

        try await store.rollback("a", by: "dan")
        #expect(try await blocking { try server.command("GET", "feature:a") } == "5%")
        try await store.rollback("a", steps: 2, by: "dan")
        #expect(try await blocking { try server.command("GET", "feature:a") } == "5%")
        try await store.rollback("a", steps: 4, by: "dan")
        #expect(try await blocking { try server.command("EXISTS", "feature:a") } == "0")
        let error = await #expect(throws: FlagWriteError.self) { try await store.rollback("a", steps: 9, by: "dan") }
        #expect(error?.code == .invalid)
    }

    /// A page of them is larger than a reply may be.
    @Test func `brings back one of many large definitions`() async throws {
        let server = try await blocking { try RedisProcess() }
        var options = RedisFlagStoreOptions()
        (options.timeout, options.stalenessBound) = (.seconds(20), .seconds(60))
        let store = try RedisFlagStore(url: server.url(), options: options)
        let large = (0..<12).map { number in
            let text = String(repeating: "\(number % 10)", count: 1_000_000)
            return #"{"state":"ENABLED","variants":{"a":"\#(text)"},"defaultVariant":"a"}"#
        }
        for text in large { try await store.write([.set(flag: "a", FlagSource(text))], by: "ann") }
        #expect(try await store.history(of: "a").compactMap(\.new) == Array(large.reversed()))
        try await store.rollback("a", steps: 11, by: "ann")
        #expect(try await blocking { try server.command("GET", "feature:a") } == large[0])
        // What could not be shown is no reason to delete the flag.
        let longer = "redis.call('SET', 'feature:a', string.rep('x', 1048577))"
        _ = try await blocking { try server.command("EVAL", longer, "0") }
        try await store.write([.set(flag: "a", FlagSource("true"))], by: "ann")
        let error = await #expect(throws: FlagWriteError.self) { try await store.rollback("a", by: "ann") }
        #expect(error?.code == .invalid)
        #expect(try await blocking { try server.command("GET", "feature:a") } == "true")
    }

    @Test func `that changes nothing is no part of the record`() async throws {
        let server = try await blocking { try RedisProcess() }
        let store = try RedisFlagStore(url: server.url())
        try await store.write([.unkill(flag: "a"), .delete(flag: "a"), .set(flag: "b", FlagSource("true"))], by: "ann")
        #expect(try await store.record().map(\.flag) == ["b"])
        #expect(try await store.kill(of: "a") == nil)
        try await store.write([.kill(flag: "a", value: false)], by: "ann")
        #expect(try await store.kill(of: "a") == .source(FlagSource("false")))
    }

    @Test func `leaves fewer records where definitions are large`() async throws {
        let sizes = [0, 200, 6_500, 65_536, 2 << 20]
        #expect(sizes.map(AuditRecord.entries(ofSize:)) == [10_000, 10_000, 10_000, 1_024, 100])
        let server = try await blocking { try RedisProcess() }
        let store = try RedisFlagStore(url: server.url())
        let fill = "for i = 1, 3000 do redis.call('XADD', 'feature-audit', '*', 'flag', 'other') end"
        _ = try await blocking { try server.command("EVAL", fill, "0") }
        try await store.write([.set(flag: "a", FlagSource("5%"))], by: "ann")
        #expect(try await blocking { try server.command("XLEN", "feature-audit") } == "3001")
        let text = String(repeating: "x", count: 1_000_000)
        let large = FlagSource(#"{"state":"ENABLED","variants":{"a":"\#(text)"},"defaultVariant":"a"}"#)
        try await store.write([.set(flag: "a", large)], by: "ann")
        // The server lets go of whole blocks of entries.
        let left = try #require(Int(try await blocking { try server.command("XLEN", "feature-audit") }))
        #expect(left >= 100 && left < 300)
        #expect(try await store.history(of: "a").count == 2)
    }

    @Test func `says that it was made when it cannot be recorded`() async throws {
        let server = try await blocking { try RedisProcess() }
        let store = try RedisFlagStore(url: server.url())
        _ = try await blocking { try server.command("SET", "feature-audit", "no stream") }
        let error = await #expect(throws: FlagWriteError.self) {
            try await store.write([.set(flag: "a", FlagSource("true"))], by: "ann")
        }
        #expect(error?.code == .unrecorded && error?.isRetryable == false)
        #expect(try await blocking { try server.command("GET", "feature:a") } == "true")
    }

    @Test func `is a conflict when the flag is not what it was taken to be`() async throws {
        let server = try await blocking { try RedisProcess() }
        let store = try RedisFlagStore(url: server.url())
        try await store.write([.set(flag: "a", FlagSource("5%"))], by: "ann")
        let key = try #require(FlagKey(definitionOf: "a"))
        let change = [FlagWrite.set(flag: "a", FlagSource("true"))]
        for old: AuditValue in [.nothing, .unknown, .bytes(Array("6%".utf8))] {
            let error = await #expect(throws: FlagWriteError.self) {
                try await store.write(change, by: "ann", isChecked: true, expecting: [key: old])
            }
            #expect(error?.code == .conflict)
        }
        try await store.write(change, by: "ann", isChecked: true, expecting: [key: .bytes(Array("5%".utf8))])
    }

    /// The exercise of three in the morning: rules are overwritten by hand, and come back.
    @Test func `that was not made through this software is recorded as external, rules included`() async throws {
        let server = try await blocking { try RedisProcess() }
        let store = try RedisFlagStore(url: server.url())
        try await store.write([.set(flag: "a", FlagSource("5%"))], by: "ann")
        // Several processes see it; one of them writes it down.
        let clients = try (0..<5).map { _ in RecordedClient(try RedisFlagStore(url: server.url())) }
        for client in clients { try await client.isCurrent() }
        _ = try await blocking { try server.command("SET", "feature:a", "false") }
        try await eventually("it is recorded") { try server.command("XLEN", "feature-audit") == "2" }
        for client in clients { try await client.becomes { $0["a"] == "false" } }
        let newest = try #require(try await store.history(of: "a").first)
        #expect(newest.actor == "external" && newest.old == "5%" && newest.new == "false" && newest.at != nil)
        try await store.rollback("a", by: "ann")
        #expect(try await blocking { try server.command("GET", "feature:a") } == "5%")
        for client in clients {
            try await client.becomes { $0["a"] == "5%" }
            await client.stop()
        }
        #expect(try await blocking { try server.command("XLEN", "feature-audit") } == "3")

        // Nobody watches now; what must have happened is told without a time.
        _ = try await blocking { try server.command("SET", "feature:a", "true") }
        let guess = try #require(try await store.history(of: "a").first)
        #expect(guess.actor == "external" && guess.at == nil && guess.old == "5%" && guess.new == "true")
        try await store.rollback("a", by: "ann")
        #expect(try await blocking { try server.command("GET", "feature:a") } == "5%")
    }

    @Test func `is refused for names, definitions and actors that cannot be used`() async throws {
        let server = try await blocking { try RedisProcess() }
        let store = try RedisFlagStore(url: server.url())
        let wrong: [(FlagWrite, String)] = [
            (.set(flag: "", FlagSource("true")), "ann"), (.set(flag: "a\r\nDEL b", FlagSource("true")), "ann"),
            (.set(flag: String(repeating: "a", count: 257), FlagSource("true")), "ann"),
            (.set(flag: "ä", FlagSource("true")), "ann"), (.set(flag: "a", FlagSource("maybe")), "ann"),
            (.set(flag: "a", FlagSource("{}")), "ann"),
            (.set(flag: "a", FlagSource("true")), String(repeating: "a", count: 257)),
            (.set(flag: "a", FlagSource("true")), "ann\nbob"),
        ]
        for (change, actor) in wrong {
            let error = await #expect(throws: FlagWriteError.self) { try await store.write([change], by: actor) }
            #expect(error?.code == .invalid)
        }
        #expect(try await blocking { try server.command("DBSIZE") } == "0")
    }

    @Test func `tells by its code why the server did not take it`() async throws {
        let master = try await blocking { try RedisProcess() }
        let replica = try await blocking { try RedisProcess(["--replicaof", "127.0.0.1 \(master.port)"]) }
        let change = [FlagWrite.set(flag: "a", FlagSource("true"))]
        func code(_ url: String) async throws -> FlagWriteError.Code? {
            var options = RedisFlagStoreOptions()
            options.timeout = .milliseconds(500)
            let store = try RedisFlagStore(url: url, options: options)
            return await #expect(throws: FlagWriteError.self) { try await store.write(change, by: "ann") }?.code
        }
        #expect(try await code(replica.url()) == .readOnly)
        try await blocking {
            try master.command("ACL", "SETUSER", "bob", "on", ">pw", "~*", "+@all", "-multi")
            try master.command("ACL", "SETUSER", "cat", "on", ">pw", "~other", "+@all")
        }
        #expect(try await code(master.url(userinfo: "bob:pw@")) == .noPermission)
        #expect(try await code(master.url(userinfo: "cat:pw@")) == .noPermission)
        #expect(try await code(master.url(userinfo: "cat:wrong@")) == .noPermission)
        _ = try await blocking { try master.command("CONFIG", "SET", "maxmemory", "100kb") }
        #expect(try await code(master.url()) == .readOnly)
        master.freeze()
        #expect(try await code(master.url()) == .unavailable)
        master.thaw()
    }

    /// The documented least rights, with real users.
    @Test func `needs no more than the documented rights`() async throws {
        let server = try await blocking { try RedisProcess() }
        let reader = [
            "on", ">pw", "resetchannels", "&__redis__:invalidate", "resetkeys", "~feature:*", "~feature-kill:*",
            "~feature-evaluators", "-@all", "+client|id", "+client|tracking", "+client|getredir", "+client|setname",
            "+subscribe", "+ping", "+scan", "+mget", "+type", "+role",
        ]
        let recorder =
            reader + ["~feature-audit", "~feature-audit:lock:*", "~feature-seen:*", "+set", "+xadd", "+xrevrange"]
        let writer = recorder + ["~feature-sentinel", "+watch", "+unwatch", "+multi", "+exec", "+discard", "+del"]
        try await blocking { () throws in
            for (user, rights) in [("reader", reader), ("recorder", recorder), ("writer", writer)] {
                let words = ["-s", server.folder.appending("s"), "ACL", "SETUSER", user] + rights
                guard try ChildProcess.run("redis-cli", words) == "OK\n" else { throw TestServerError(user) }
            }
        }
        let store = try RedisFlagStore(url: server.url(userinfo: "writer:pw@"))
        try await store.write([.set(flag: "a", FlagSource("5%"))], by: "ann")
        let client = RecordedClient(try RedisFlagStore(url: server.url(userinfo: "reader:pw@")))
        try await client.isCurrent()
        #expect(client.now.status == FlagStoreStatus(health: .current, mode: .push))
        _ = try await blocking { try server.command("SET", "feature:a", "true") }
        try await client.becomes("says what it may not") { state in
            state["a"] == "true"
                && state.status?.notes == ["no right to write the audit: overwritten rules are not recorded"]
        }
        #expect(client.now.status?.health == .current)
        await client.stop()

        try await store.write([.set(flag: "a", FlagSource("5%"))], by: "ann")
        let recording = RecordedClient(try RedisFlagStore(url: server.url(userinfo: "recorder:pw@")))
        try await recording.isCurrent()
        _ = try await blocking { try server.command("SET", "feature:a", "true") }
        try await eventually("it is recorded") { try server.command("XLEN", "feature-audit") == "3" }
        #expect(recording.now.status == FlagStoreStatus(health: .current, mode: .push))
        #expect(try await store.history(of: "a").map(\.actor) == ["external", "ann", "external", "ann"])
        await recording.stop()
        try await store.rollback("a", by: "ann")
        try await store.write([.kill(flag: "a", value: false)], by: "ann")
        try await store.write([.unkill(flag: "a"), .delete(flag: "a")], by: "ann")
        try await store.reset()
        let log = try await blocking { try server.command("ACL", "LOG") }
        // The reader's attempt to take the lock is the only thing that was refused.
        #expect(!log.contains("recorder") && !log.contains("writer"), "\(log)")
    }

    @Test func `remembers once a minute which flags are read`() async throws {
        let server = try await blocking { try RedisProcess() }
        let store = try RedisFlagStore(url: server.url())
        let read = FlagEvaluations(flag: "a", count: 3, lastSeen: .now)
        for _ in 0..<3 { await store.keep([read]) }
        let time = try await blocking { try server.command("GET", "feature-seen:a") }
        #expect(time.utf8.count == 24 && time.hasSuffix("Z"))
        let statistics = try await blocking { try server.command("INFO", "commandstats") }
        #expect(statistics.contains("cmdstat_set:calls=1,"))
    }
}

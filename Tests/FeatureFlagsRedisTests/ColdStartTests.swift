import FeatureFlags
import Logging
import TestServers
import Testing

@testable import FeatureFlagsRedis

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A start without Redis.
@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(3)))
struct `A cold start` {
    private func store(_ port: Int, _ path: String) throws -> RedisFlagStore {
        var options = RedisFlagStoreOptions()
        options.snapshot = path
        return try RedisFlagStore(url: "redis://127.0.0.1:\(port)", options: options)
    }

    @Test func `serves what the last process knew, as stale, and then what the server holds`() async throws {
        let server = try await blocking { try RedisProcess() }
        let folder = try TemporaryFolder()
        let path = folder.appending("flags.snapshot")
        _ = try await blocking { try server.command("MSET", "feature:a", "true", "feature-kill:b", "false") }
        let first = RecordedClient(try store(server.port, path))
        try await first.isCurrent()
        _ = try await blocking { try server.command("SET", "feature:c", "5%") }
        try await first.becomes { $0["c"] == "5%" }
        await first.stop()
        var about = stat()
        #expect(stat(path, &about) == 0 && about.st_mode & 0o777 == 0o600)

        try await blocking { server.kill() }
        let second = RecordedClient(try store(server.port, path))
        try await second.becomes { $0["a"] == "true" && $0["c"] == "5%" && $0.flags["b"]?.kill?.text == "false" }
        try await second.becomes("stale") { $0.status?.health == .stale && $0.status?.code == "refused" }
        #expect(!second.now.isFresh(at: .now))

        // A server without any flags has lost them: they are kept.
        let again = try await blocking { try RedisProcess(port: server.port) }
        try await second.becomes("emptied") { $0.status?.code == "emptied" }
        #expect(second["a"] == "true")
        _ = try await blocking { try again.command("SET", "feature:a", "false") }
        try await second.becomes { $0["a"] == "false" && $0["c"] == nil && $0.status?.health == .current }
        await second.stop()
    }

    @Test func `serves the last good values although the server holds what cannot be used`() async throws {
        let server = try await blocking { try RedisProcess() }
        let folder = try TemporaryFolder()
        let path = folder.appending("flags.snapshot")
        _ = try await blocking { try server.command("MSET", "feature:a", "false", "feature-kill:b", "false") }
        let first = RecordedClient(try store(server.port, path))
        try await first.isCurrent()
        try await blocking {
            try server.command("SET", "feature:a", "flase")
            // In one step: a kill that is deleted is lifted.
            try server.command("RPUSH", "list", "x")
            try server.command("RENAME", "list", "feature-kill:b")
        }
        try await first.becomes { $0["a"] == "flase" && $0.flags["b"]?.kill?.text.hasPrefix("is no string") == true }
        await first.stop()

        let log = Logger(label: "test")
        let second = FlagClient(store: try store(server.port, path), logger: log)
        let running = Task { try await second.run() }
        try await eventually("it is loaded") { second.report().status == .ready }
        #expect(!second.isEnabled("b") && second[FeatureFlag("a", default: true)] == false)
        #expect(second.report().problems.map(\.flag) == ["a", "b"] && second.report().kills == ["b"])
        running.cancel()
        try await running.value
    }

    @Test func `is as old as what the last process knew`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("flags.snapshot")
        let key = try #require(FlagKey(definitionOf: "a"))
        let snapshot = Snapshot(
            contents: [key: .bytes(Array("true".utf8))], provenAt: ContinuousClock.now - .seconds(40 * 86_400))
        #expect(SnapshotFile(path: path).write(snapshot) == .written)
        let client = FlagClient(store: try store(try FreePort.next(), path), logger: Logger(label: "test"))
        let running = Task { try await client.run() }
        try await eventually("it is told") { client.report().status == .stale }
        #expect(client.report().age.map { $0 > .seconds(40 * 86_400) } == true)
        #expect(client.isEnabled("a"))
        #expect(client[FeatureFlag("a", default: false, maximumStaleness: .seconds(600))] == false)
        running.cancel()
        try await running.value
        // Nobody was asked: it says the same to the next process.
        guard case .contents(let kept) = SnapshotFile(path: path).read() else {
            Issue.record("it cannot be read any more")
            return
        }
        let difference = try #require(kept.provenAt.map { $0.duration(to: .now) }) - .seconds(40 * 86_400)
        #expect(kept.contents == snapshot.contents && (Duration.zero...(.seconds(60))).contains(difference))
    }

    @Test func `ignores a file that is damaged, of another version or none, and says so`() async throws {
        let port = try FreePort.next()
        let folder = try TemporaryFolder()
        let good = #"{"keys":[["feature:a","true"]]}"#
        let texts = [
            "", "bellwether-flags 2 00000000 \(good.utf8.count)\n\(good)", "bellwether-flags 3 x 1\n\(good)",
            "bellwether-flags 2 8b1d7a4c 3\n\(good)", good,
        ]
        for text in texts {
            let path = try folder.write(text, to: "snapshot")
            let client = RecordedClient(try store(port, path))
            try await client.becomes("told") { $0.status?.code == "refused" }
            #expect(client.now.flags.isEmpty)
            #expect(client.now.status?.notes == ["the snapshot file is damaged or of another version and was ignored"])
            await client.stop()
        }
        // A folder, and no file at all.
        let folderClient = RecordedClient(try store(port, folder.path))
        try await folderClient.becomes("told") {
            $0.status?.notes == ["the snapshot file cannot be read and was ignored"]
        }
        await folderClient.stop()
        let none = RecordedClient(try store(port, folder.appending("none")))
        try await none.becomes("told") { $0.status?.health == .starting && $0.status?.code == "refused" }
        #expect(none.now.status?.notes == [])
        await none.stop()
    }

    @Test func `leaves a snapshot alone that it cannot read until the server was loaded from`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("of a newer version", to: "snapshot")
        var options = RedisFlagStoreOptions()
        (options.snapshot, options.bootstrap) = (path, FlagContents(flags: ["a": FlagRecord()]))
        let port = try FreePort.next()
        let client = RecordedClient(try RedisFlagStore(url: "redis://127.0.0.1:\(port)", options: options))
        try await client.becomes("told") { $0.status?.code == "refused" }
        await client.stop()
        #expect(textOfFile(path) == "of a newer version")
    }

    @Test func `writes the snapshot once the disk takes it, without another change`() async throws {
        let server = try await blocking { try RedisProcess() }
        let folder = try TemporaryFolder()
        let path = folder.appending("later/snapshot")
        let client = RecordedClient(try store(server.port, path))
        try await client.becomes("told") { $0.status?.notes == ["the snapshot file cannot be written"] }
        // It outlives a connection.
        _ = try await blocking { try server.command("CLIENT", "KILL", "TYPE", "normal") }
        try await client.becomes("back") { state in
            let isLost = state.events.contains {
                if case .status(let told) = $0 { told.code == "closed" } else { false }
            }
            return isLost && state.status?.health == .current
        }
        #expect(client.now.status?.notes == ["the snapshot file cannot be written"])
        #expect(mkdir(folder.appending("later"), 0o700) == 0)
        try await client.becomes("over") { $0.status?.notes == [] }
        await client.stop()
        #expect(textOfFile(path).hasPrefix("bellwether-flags 2 "))
    }

    @Test func `serves a flagd document where there is no snapshot, and then what the server holds`() async throws {
        let port = try FreePort.next()
        let folder = try TemporaryFolder()
        let text = #"{"flags":{"a":{"state":"ENABLED","variants":{"on":true},"defaultVariant":"on"}}}"#
        let variables = [
            "REDIS_URL": "redis://127.0.0.1:\(port)", "FLAGS_FILE": try folder.write(text, to: "flags.json"),
            "FLAGS_SNAPSHOT": folder.appending("snapshot"),
        ]
        let environment = Environment { variables[$0] }
        let client = RecordedClient(try #require(try RedisFlagStore.fromEnvironment(environment)))
        try await client.becomes("bootstrap") { $0.flags.keys.sorted() == ["a"] && $0.status?.code == "refused" }
        #expect(client.now.status?.health == .stale)
        let server = try await blocking { try RedisProcess(port: port) }
        try await client.becomes("loaded") { $0.flags.isEmpty && $0.status?.health == .current }
        _ = try await blocking { try server.command("SET", "feature:b", "true") }
        try await client.becomes { $0["b"] == "true" }
        await client.stop()

        try folder.write("{]", to: "flags.json")
        let error = #expect(throws: ConfigurationError.self) {
            _ = try RedisFlagStore.fromEnvironment(environment)
        }
        #expect(error?.place == "FLAGS_FILE")
    }

    @Test func `takes the store from the environment`() throws {
        func kind(_ variables: [String: String]) throws -> String {
            let store: ConfiguredFlagStore = try .fromEnvironment(Environment { variables[$0] })
            return store.kind
        }
        #expect(try kind(["REDIS_URL": "redis://127.0.0.1:1"]) == "redis")
        #expect(try kind(["FLAGS_FILE": "/nowhere"]) == "file")
        #expect(try kind([:]) == "memory")
        let error = #expect(throws: ConfigurationError.self) { _ = try kind(["REDIS_URL": "redis://:secret@:x"]) }
        #expect(error?.place == "REDIS_URL" && error?.description.contains("secret") == false)
        #expect(throws: ConfigurationError.self) { try kind(["REDIS_URL": ""]) }
        #expect(throws: ConfigurationError.self) { try kind(["REDIS_URL": "redis://h", "FLAGS_SNAPSHOT": ""]) }
    }
}

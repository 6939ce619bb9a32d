import FeatureFlags
import Logging
import TestServers
import Testing

@testable import FeatureFlagsRedis

/// What the next process makes of the snapshot of the one before.
@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(3)))
struct `A restart` {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.appending("flags")
    }

    private func store(_ url: String) throws -> RedisFlagStore {
        var options = RedisFlagStoreOptions()
        options.snapshot = path
        return try RedisFlagStore(url: url, options: options)
    }

    /// Does something with a client of a store while that runs.
    private func withClient(_ store: RedisFlagStore, _ body: (FlagClient) async throws -> Void) async throws {
        let client = FlagClient(store: store, logger: Logger(label: "test"))
        let running = Task { try await client.run() }
        try await body(client)
        running.cancel()
        try await running.value
    }

    @Test(arguments: [["DEL", "feature-evaluators"], ["SET", "feature-evaluators", #"{"max":{"==":[1,1]}}"#]])
    func `keeps a flag whose shared rule is gone, with Redis and without`(command: [String]) async throws {
        let server = try await RedisProcess.started()
        let definition = #"""
            {"state":"ENABLED","variants":{"new":"new","old":"old"},"defaultVariant":"old",
             "targeting":{"if":[{"$ref":"pro"},"new","old"]}}
            """#
        _ = try await blocking {
            try server.command("MSET", "feature-evaluators", #"{"pro":{"==":[1,1]}}"#, "feature:ev", definition)
        }
        let flag = FeatureFlag("ev", default: "default")
        try await withClient(try store(server.url())) { client in
            try await eventually("it is loaded") { client[flag] == "new" && client.report().status == .ready }
            _ = try await blocking { try ChildProcess.run("redis-cli", ["-p", "\(server.port)"] + command) }
            try await eventually("it cannot be used") { client.report().problems.map(\.flag) == ["ev"] }
            #expect(client[flag] == "new")
        }
        for _ in 1...2 {
            try await withClient(try store(server.url())) { client in
                try await eventually("it is loaded") { client.report().status == .ready }
                #expect(client.report().problems.map(\.flag) == ["ev"])
                #expect(client[flag] == "new")
            }
        }
        try await blocking { server.kill() }
        try await withClient(try store(server.url())) { client in
            try await eventually("it is told") { client.report().status == .stale }
            #expect(client[flag] == "new")
        }
    }

    @Test func `goes on counting from the first telling what was never current`() async throws {
        let url = "redis://127.0.0.1:\(try FreePort.next())"
        let key = try #require(FlagKey(definitionOf: "a"))
        let age = Duration.seconds(40 * 86_400)
        let snapshot = Snapshot(contents: [key: .bytes(Array("true".utf8))], toldAt: ContinuousClock.now - age)
        #expect(SnapshotFile(path: path).write(snapshot) == .written)
        try await withClient(try store(url)) { client in
            try await eventually("it is told") { client.report().status == .stale }
            #expect(client.report().age.map { $0 > age } == true)
            #expect(client[FeatureFlag("a", default: false, maximumStaleness: .seconds(600))] == false)
            #expect(client.isEnabled("a"))
        }
    }

    @Test func `ignores what is known of another Redis, and says so`() async throws {
        let server = try await RedisProcess.started()
        _ = try await blocking { try server.command("SET", "feature:a", "true") }
        let first = RecordedClient(try store(server.url()))
        try await first.isCurrent()
        await first.stop()
        let other = RecordedClient(try store("redis://127.0.0.1:\(try FreePort.next())"))
        try await other.becomes("told") { $0.status?.code == "refused" }
        #expect(other.now.flags.isEmpty && other.now.status?.health == .starting)
        #expect(
            other.now.status?.notes == ["the snapshot file is of another Redis than the configured one and was ignored"]
        )
        await other.stop()
        // Nothing was loaded meanwhile that would be kept instead.
        try await blocking { server.kill() }
        let same = RecordedClient(try store(server.url(userinfo: "user:password@")))
        try await same.becomes("told") { $0["a"] == "true" && $0.status?.code == "refused" }
        #expect(same.now.status?.notes == [])
        await same.stop()
    }

    @Test func `knows a Redis by host, port and database, and by nothing secret`() throws {
        func fingerprint(_ url: String) throws -> String { try RedisFlagStore(url: url).target.fingerprint }
        let one = try fingerprint("redis://h")
        for url in ["redis://H:6379/0", "redis://user:password@h", "redis://:other@h"] {
            #expect(try fingerprint(url) == one)
        }
        for url in ["redis://i", "redis://h:6380", "redis://h/1", "unix:///h"] { #expect(try fingerprint(url) != one) }
    }
}

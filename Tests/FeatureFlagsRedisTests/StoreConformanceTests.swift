import FeatureFlags
import FeatureFlagsRedis
import FeatureFlagsTesting
import Logging
import TestServers
import Testing

@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(3)))
struct `The Redis store` {
    @Test func `does what every store must do`() async throws {
        let server = try await blocking { try RedisProcess() }
        let store = try RedisFlagStore(url: server.url())
        let violations = await FlagStoreConformance.violations(of: store) { definitions in
            try await blocking {
                let old = try server.command("KEYS", "feature:*").split(separator: "\n").map(String.init)
                let gone = old.filter { definitions[String($0.dropFirst("feature:".count))] == nil }
                let socket = ["-s", server.folder.appending("s")]
                if !gone.isEmpty { try ChildProcess.run("redis-cli", socket + ["DEL"] + gone) }
                let words = definitions.flatMap { ["feature:\($0.key)", $0.value ? "true" : "false"] }
                if !words.isEmpty { try ChildProcess.run("redis-cli", socket + ["MSET"] + words) }
            }
        }
        #expect(violations == [])
    }

    /// The program that people want to write.
    @Test func `is chosen by the environment where a client is made`() async throws {
        let server = try await blocking { try RedisProcess() }
        let environment = Environment { $0 == "REDIS_URL" ? server.url() : nil }
        let flags = try FlagClient(store: .fromEnvironment(environment), logger: Logger(label: "test"))
        let running = Task { try await flags.run() }
        _ = try await blocking { try server.command("SET", "feature:a", "true") }
        try await eventually("it is on") { flags.isEnabled("a") }
        try await flags.write([.kill(flag: "a", value: false)], by: "ann")
        #expect(!flags.isEnabled("a"))
        try await flags.write([.unkill(flag: "a")], by: "ann")
        #expect(flags.isEnabled("a"))
        try await eventually("that it was read is written down") {
            try server.command("EXISTS", "feature-seen:a") == "1"
        }
        running.cancel()
        try await running.value
    }
}

import Health
import HealthRedis
import TestServers
import Testing

@Suite struct `A check of Redis from the environment` {
    private func environment(_ variables: [String: String]) -> Environment {
        Environment { variables[$0] }
    }

    @Test func `is none when the variable is unset`() throws {
        #expect(try RedisCheck.fromEnvironment(environment([:])) == nil)
    }

    @Test func `has the name, the weight and the schedule that it is told`() throws {
        let variables = ["CACHE": "redis://h/1", "HEALTH_INTERVAL_MS": "250", "HEALTH_TIMEOUT_MS": "100"]
        let check = try #require(
            try RedisCheck.fromEnvironment(
                environment(variables), variable: "CACHE", name: "cache", criticality: .degrading))
        #expect(check.configuration.name == "cache")
        #expect(check.configuration.criticality == .degrading)
        #expect(check.configuration.interval == .milliseconds(250))
        #expect(check.configuration.timeout == .milliseconds(100))
    }

    @Test(arguments: [
        "", "redis://", "redis://:S3CRETPW@", "redis://:S3CRETPW@h:99999", "redis+sentinel://:S3CRETPW@h", "S3CRETPW",
        "rediss://:S3CRETPW@h?ssl_ca_certs=/no/such/file",
    ])
    func `names the variable of an unusable URL, and nothing of the URL`(_ url: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try RedisCheck.fromEnvironment(environment(["REDIS_URL": url]))
        }
        #expect(error?.place == "REDIS_URL")
        #expect(error.map { "\($0)".contains("S3C") || "\($0)".contains("TPW") } == false)
    }

    @Test(arguments: [
        RedisCheckOptions(maximumMemoryUse: 0), RedisCheckOptions(maximumMemoryUse: 1.01),
        RedisCheckOptions(maximumMemoryUse: .nan), RedisCheckOptions(informationEvery: 0),
        RedisCheckOptions(clientName: ""), RedisCheckOptions(clientName: "a b"),
    ])
    func `refuses options out of range`(_ options: RedisCheckOptions) {
        #expect(throws: ConfigurationError.self) { try RedisCheck(url: "redis://h", options: options) }
    }

    @Test func `shows nothing of its URL in any output`() throws {
        let check = try RedisCheck(url: "redis://us3rname:S3CRETPW@h0stname:4711/3")
        var output = "\(check) \(String(reflecting: check))"
        dump(check, to: &output)
        for piece in ["us3r", "name:S", "S3CR", "CRET", "ETPW", "h0st", "4711"] { #expect(!output.contains(piece)) }
    }
}

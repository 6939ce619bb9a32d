import Health
import Testing

@Suite(.timeLimit(.minutes(1))) struct `The weight of checks` {
    private func criticality(_ text: String?) throws(ConfigurationError) -> CheckCriticality {
        try .fromEnvironment(Environment { _ in text })
    }

    @Test(
        arguments: [
            (nil, ["database", "redis"]), ("redis", ["redis"]), ("redis, api", ["redis", "api"]),
        ] as [(String?, [String])])
    func `is critical for those that are listed and degrading for others`(text: String?, critical: [String]) throws {
        let weights = try criticality(text)
        for name in ["database", "redis", "api"] {
            #expect(weights.of(name) == (critical.contains(name) ? .critical : .degrading))
        }
        #expect(throws: Never.self) { try weights.validate(among: ["database", "redis", "api"]) }
    }

    @Test(arguments: [
        "", ",", "database,", ",database", "database,,redis", "database, ", "cache", "redis,cache", "Redis",
    ])
    func `is refused for a name that no check has`(text: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try criticality(text).validate(among: ["database", "redis"])
        }
        #expect(error?.place == "HEALTH_CRITICAL")
    }

    @Test func `of checks that are not there is told`() throws {
        #expect(try criticality("redis,database,api").missing(among: ["redis"]) == ["api", "database"])
        #expect(try criticality("redis").missing(among: ["redis", "api"]).isEmpty)
        #expect(try criticality(nil).missing(among: []).isEmpty)
    }

    @Test func `of no check is refused while nothing is listed`() throws {
        #expect(throws: Never.self) { try criticality(nil).validate(among: []) }
    }
}

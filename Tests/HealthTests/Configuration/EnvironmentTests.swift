import Health
import Testing

private func environment(_ variables: [String: String]) -> Environment {
    Environment { variables[$0] }
}

@Suite(.timeLimit(.minutes(1))) struct `The environment` {
    @Test func `an unset variable is nil, an empty one an error that names it`() throws {
        #expect(try environment([:]).text("X") == nil)
        let error = #expect(throws: ConfigurationError.self) { try environment(["X": ""]).text("X") }
        #expect(error?.description == "X is set but empty: unset it or give it a value")
    }

    @Test(arguments: [("10", 10.0), ("0.5", 0.5), ("1000000", 1e6), ("007", 7)])
    func `a number of milliseconds may have decimals`(text: String, milliseconds: Double) throws {
        let duration = try environment(["X": text]).milliseconds("X", in: .zero...(.seconds(86_400)))
        #expect(duration == .microseconds(Int64(milliseconds * 1_000)))
    }

    @Test(arguments: [
        "abc", "-1", "+1", "1e3", "nan", "inf", "0x10", ".5", "5.", " 5", "5 ", "1_000", "١", "86400001", "9",
        String(repeating: "9", count: 40),
    ])
    func `anything else than a number in range is refused, and never repeated`(text: String) {
        let error = #expect(throws: ConfigurationError.self) { try environment(["X": text]).milliseconds("X") }
        #expect(error?.description == "X must be a number of milliseconds from 10 to 86400000")
    }

    @Test(arguments: ["0", "101", "1.0", "-1", "+1", "99999999999999999999", ""])
    func `a count is a whole number in range`(text: String) {
        #expect(throws: ConfigurationError.self) { try environment(["X": text]).integer("X", in: 1...100) }
    }

    @Test func `a schedule comes from its variables`() throws {
        let variables = [
            "HEALTH_INTERVAL_MS": "250.5", "HEALTH_TIMEOUT_MS": "100", "HEALTH_FAILURE_THRESHOLD": "3",
            "HEALTH_SUCCESS_THRESHOLD": "2",
        ]
        let configuration = try CheckConfiguration.fromEnvironment(
            environment(variables), name: "redis", criticality: .degrading)
        #expect(
            configuration
                == CheckConfiguration(
                    name: "redis", criticality: .degrading, interval: .microseconds(250_500),
                    timeout: .milliseconds(100), failureThreshold: 3, successThreshold: 2))
    }

    @Test func `the version is the first that is set`() throws {
        let variables = ["API_VERSION": "1", "DEPLOYMENT_VERSION": "2", "SERVICE_NAME": "shop"]
        #expect(
            try ServiceIdentity.fromEnvironment(environment(variables))
                == ServiceIdentity(name: "shop", version: "2", environment: "unknown"))
    }

    @Test(arguments: [
        ("HEALTH_PREFIX", "api", "must be"), ("HEALTH_FORMAT", "s3cret", "must be one of"),
        ("HEALTH_TOKEN", "s3cret s3cret", "must be"), ("HEALTH_BASIC", "s3cret", "must be one of checks, process"),
        ("HEALTH_TOKEN", "env:s3cret", "must be the token itself"),
        ("HEALTH_TOKEN", "file:/s3cret", "must be the token itself"), ("HEALTH_PREFIX", "/s3cret/../b", "must be"),
        ("HEALTH_TOKEN", "", "is set but empty: unset it or give it a value"),
    ])
    func `endpoints refuse what they cannot use, and never repeat it`(
        name: String, value: String, remedy: String
    ) throws {
        let error = #expect(throws: ConfigurationError.self) {
            try EndpointConfiguration.fromEnvironment(environment([name: value]))
        }
        #expect(error?.place == name)
        #expect(error?.remedy.hasPrefix(remedy) == true)
        #expect(error?.description.contains("s3cret") == false)
    }
}

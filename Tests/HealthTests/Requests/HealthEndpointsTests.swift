import HealthTesting
import Testing

@testable import Health

@Suite(.timeLimit(.minutes(1))) struct `The endpoints` {
    @Test(arguments: HealthEndpoint.allCases.filter { $0 != .smokeTest }.flatMap(\.paths))
    func `answer on every documented path`(path: String) async throws {
        let (endpoints, _) = try await endpoints()
        let response = try #require(await endpoints.get(path))
        #expect(response.header("Cache-Control") == "no-store")
        #expect(response.header("X-Content-Type-Options") == "nosniff")
    }

    @Test(arguments: ["/", "/healthy", "/health/", "//health", "/he%61lth", "/Health", "/smoke-test", "", "*"])
    func `leave every other path to the server`(path: String) async throws {
        let (endpoints, _) = try await endpoints()
        #expect(await endpoints.get(path) == nil)
    }

    @Test func `a prefix replaces the paths without it`() async throws {
        let (endpoints, _) = try await endpoints(configuration: EndpointConfiguration(prefix: "/api"))
        #expect(await endpoints.get("/api/ready") != nil)
        #expect(await endpoints.get("/ready") == nil)
    }

    @Test(arguments: ["api", "/", "/api/", "/a//b", "/a b", "/a?b", "/a/../b", "/..", "/.", "/a/."])
    func `a prefix that cannot stand before a path is refused`(prefix: String) async throws {
        await #expect(throws: ConfigurationError.self) {
            try await endpoints(configuration: EndpointConfiguration(prefix: prefix))
        }
    }

    @Test func `an unhealthy critical check makes 503 of all but live and startup`() async throws {
        let (endpoints, _) = try await endpoints([ScriptedCheck("database", .unhealthy(.refused))])
        for (path, status) in [
            ("/live", 200), ("/ready", 503), ("/health", 503), ("/detailed", 503), ("/metrics", 200),
        ] {
            #expect(await endpoints.get(path)?.status == status, "\(path)")
        }
    }

    @Test(
        arguments: [
            ([], "5"), ([(.critical, .seconds(5))], "5"), ([(.critical, .milliseconds(200))], "1"),
            ([(.critical, .milliseconds(1_001))], "2"), ([(.critical, .seconds(60)), (.critical, .seconds(30))], "30"),
            ([(.critical, .seconds(60)), (.degrading, .seconds(1))], "60"),
        ] as [([(Criticality, Duration)], String)])
    func `Retry-After is the shortest interval of the critical checks in whole seconds, at least 1`(
        intervals: [(Criticality, Duration)], header: String
    ) async throws {
        let checks = intervals.enumerated().map { index, check in
            ScriptedCheck(CheckConfiguration(name: "check-\(index)", criticality: check.0, interval: check.1))
        }
        let (endpoints, monitor) = try await endpoints(checks)
        #expect(await endpoints.get("/ready")?.header("Retry-After") == nil)
        monitor.beginDraining()
        #expect(await endpoints.get("/ready")?.header("Retry-After") == header)
    }

    @Test func `a degraded answer says so in a header`() async throws {
        let (endpoints, _) = try await endpoints([ScriptedCheck("redis", criticality: .degrading, .unhealthy(.refused))]
        )
        for path in ["/ready", "/health", "/detailed"] {
            let response = try #require(await endpoints.get(path))
            #expect(response.status == 200)
            #expect(response.header("x-envoy-degraded") == "true")
        }
        #expect(await endpoints.get("/live")?.header("x-envoy-degraded") == nil)
    }

    @Test func `draining turns ready off at once and nothing else`() async throws {
        let (endpoints, monitor) = try await endpoints([ScriptedCheck("database")])
        monitor.beginDraining()
        let ready = try #require(await endpoints.get("/ready"))
        #expect(ready.status == 503)
        #expect(ready.text.contains(#""reason":"draining""#))
        for path in ["/live", "/health", "/startup"] { #expect(await endpoints.get(path)?.status == 200) }
    }

    @Test func `HEAD is answered as GET, OPTIONS with its status and no body, the rest with 405`() async throws {
        let (endpoints, _) = try await endpoints([ScriptedCheck("database", .unhealthy(.refused))])
        #expect(await endpoints.get("/ready", method: "HEAD")?.status == 503)
        let options = try #require(await endpoints.get("/ready", method: "OPTIONS"))
        #expect((options.status, options.body.count) == (503, 0))
        #expect(options.header("Allow") == "GET, HEAD, OPTIONS")
        #expect(options.header("Retry-After") == "5")
        #expect(options.header("Content-Type") == nil)
        for method in ["POST", "PUT", "DELETE", "TRACE", "CONNECT", "get", ""] {
            let response = try #require(await endpoints.get("/ready", method: method))
            #expect(response.status == 405)
            #expect(response.header("Allow") == "GET, HEAD, OPTIONS")
            #expect(response.text == #"{"error":"method_not_allowed"}"#)
        }
    }

    @Test func `OPTIONS has what belongs to its status`() async throws {
        let (endpoints, monitor) = try await endpoints(configuration: EndpointConfiguration(token: "secret"))
        monitor.beginDraining()
        for (path, name, value) in [("/detailed", "WWW-Authenticate", "Bearer"), ("/ready", "Retry-After", "5")] {
            let response = try #require(await endpoints.get(path, method: "OPTIONS"))
            #expect(response.status == (path == "/ready" ? 503 : 401))
            #expect(response.headers.filter { $0.name == name }.map(\.value) == [value])
            #expect(response.headers.count == 4)
            #expect(response.header("Content-Type") == nil && response.body.isEmpty)
        }
    }

    @Test func `the query chooses a format, and an unknown one is an error`() async throws {
        let (endpoints, _) = try await endpoints([ScriptedCheck("database")])
        #expect(await endpoints.get("/ready?format=kubernetes")?.text == "ok")
        #expect(await endpoints.get("/detailed?format=components")?.text.contains(#""components":{"#) == true)
        for query in ["format=xml", "format=", "format"] {
            for path in ["/ready", "/metrics"] {
                let response = try #require(await endpoints.get("\(path)?\(query)"))
                #expect(response.status == 400)
                #expect(response.text == #"{"error":"unknown_format"}"#)
            }
        }
    }

    @Test(arguments: EndpointConfiguration.standardFormats.map(\.name) + ["prometheus"])
    func `the metrics have one format, whichever known one is asked for`(format: String) async throws {
        let (endpoints, _) = try await endpoints([ScriptedCheck("database")])
        let response = try #require(await endpoints.get("/metrics?format=\(format)"))
        #expect(response.status == 200)
        #expect(response.text.contains(#"health_check_status{check="database"} 2"#))
    }

    @Test(arguments: ["env:TOKEN", "file:/run/secrets/token"])
    func `a token that only says where the token stands is refused`(token: String) async throws {
        let error = await #expect(throws: ConfigurationError.self) {
            try await endpoints(configuration: EndpointConfiguration(token: token))
        }
        #expect(error?.place == "token")
    }

    @Test func `excluding a check takes it out of the verdict`() async throws {
        let (endpoints, _) = try await endpoints([
            ScriptedCheck("database", .unhealthy(.refused)), ScriptedCheck("redis"),
        ])
        #expect(await endpoints.get("/ready?format=kubernetes&verbose&exclude=database")?.status == 200)
        #expect(await endpoints.get("/ready?exclude=%64atabase")?.status == 200)
    }

    @Test func `a format of the service's own is chosen by name and by media type`() async throws {
        struct Shout: HealthFormat {
            let name = "shout"
            let mediaTypes = ["text/shout"]
            func body(for endpoint: HealthEndpoint, of report: HealthReport, _ query: Query) -> FormattedBody {
                FormattedBody(contentType: "text/shout", bytes: Array(report.status.rawValue.uppercased().utf8))
            }
        }
        let formats = EndpointConfiguration.standardFormats + [Shout()]
        let (endpoints, _) = try await endpoints(configuration: EndpointConfiguration(formats: formats))
        #expect(await endpoints.get("/health?format=shout")?.text == "HEALTHY")
        #expect(await endpoints.get("/health", accept: "text/html, Text/Shout;q=0.8")?.text == "HEALTHY")
        #expect(await endpoints.get("/health", accept: "*/*")?.header("Content-Type") == "application/json")
    }

    @Test func `basic health asks the process alone`() async throws {
        let (endpoints, _) = try await endpoints(
            [ScriptedCheck("database", .unhealthy(.refused))], configuration: EndpointConfiguration(basic: .process))
        let response = try #require(await endpoints.get("/health"))
        #expect(response.status == 200)
        #expect(response.text.contains(#""status":"healthy""#) && !response.text.contains("checks"))
        #expect(await endpoints.get("/detailed")?.status == 503)
    }

    @Test(arguments: [
        (nil, 401), ("", 401), ("Bearer wrong", 401), ("Bearer secre", 401), ("Bearer secrets", 401),
        ("Basic secret", 401), ("secret", 401), ("Bearer secret", 200), ("bearer secret", 200),
        ("Bearer  secret", 200), ("Bearer    secret", 200), ("Bearer  wrong", 401), ("Bearersecret", 401),
        ("Bearer", 401),
        ("Bearer\tsecret", 401), ("Bearer secret secret", 401),
    ])
    func `a token keeps the details from others`(authorization: String?, status: Int) async throws {
        let (endpoints, _) = try await endpoints(configuration: EndpointConfiguration(token: "secret"))
        for path in ["/detailed", "/metrics"] {
            let response = try #require(await endpoints.get(path, authorization: authorization))
            #expect(response.status == status)
            guard status == 401 else { continue }
            #expect(response.text == #"{"error":"unauthorized"}"#)
            #expect(response.header("WWW-Authenticate") == "Bearer")
        }
        #expect(await endpoints.get("/health")?.status == 200)
    }

    @Test func `an answer may be given again while nothing has changed`() async throws {
        let (endpoints, monitor) = try await endpoints([ScriptedCheck("database")])
        let lifetime = try #require(await endpoints.get("/health")?.lifetime)
        #expect(lifetime.generation == endpoints.generation)
        monitor.beginDraining()
        #expect(lifetime.generation != endpoints.generation)
        #expect(await endpoints.get("/health?format=xml")?.lifetime == nil)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `Smoke tests` {
    private struct Suite: SmokeTestSuite {
        let failure: CheckCode?
        func run(until deadline: ContinuousClock.Instant) async -> [SmokeTestResult] {
            [SmokeTestResult(name: "create_scan"), SmokeTestResult(name: "query_scan", failure: failure)]
        }
    }

    private struct Hanging: SmokeTestSuite {
        func run(until deadline: ContinuousClock.Instant) async -> [SmokeTestResult] {
            try? await Task.sleep(for: .seconds(3_600))
            return []
        }
    }

    @Test func `pass with 200`() async throws {
        let (endpoints, _) = try await endpoints(smokeTests: [Suite(failure: nil)])
        let response = try #require(await endpoints.get("/smoke-test"))
        #expect(response.status == 200)
        #expect(
            response.text.hasPrefix(#"{"status":"smoke_test_passed","tests":[{"name":"create_scan","status":"pass"}"#))
    }

    @Test func `fail with 500 and the code`() async throws {
        let (endpoints, _) = try await endpoints(smokeTests: [Suite(failure: .timeout)])
        let response = try #require(await endpoints.get("/smoke-test"))
        #expect(response.status == 500)
        #expect(response.text.contains(#"{"name":"query_scan","status":"fail","error":"timeout"}"#))
    }

    @Test func `that hang fail at their deadline`() async throws {
        let configuration = EndpointConfiguration(smokeTestTimeout: .milliseconds(10))
        let (endpoints, _) = try await endpoints(configuration: configuration, smokeTests: [Hanging()])
        #expect(await endpoints.get("/smoke-test")?.status == 500)
    }
}

import HealthTesting
import Testing

@testable import Health

/// A database that is down, a cache that is well, a mail server that only informs and is down.
private let checks = [
    ScriptedCheck(CheckConfiguration(name: "database", tags: ["storage"]), .unhealthy(.refused, message: "down")),
    ScriptedCheck(CheckConfiguration(name: "redis", criticality: .degrading, tags: ["storage", "cache"])),
    ScriptedCheck(CheckConfiguration(name: "mail", criticality: .informational, tags: ["mail"]), .unhealthy(.timeout)),
]

private let groups = [
    HealthGroup("cached", [.tag("cache"), .check("database", criticality: .degrading)]),
    HealthGroup("mailing", [.check("mail", criticality: .critical)]),
    HealthGroup("nobody", [.tag("nowhere")]),
]

private let configuration = EndpointConfiguration(groups: groups)

@Suite(.timeLimit(.minutes(1))) struct `A subset of the checks` {
    @Test(arguments: [
        ("/health", 503), ("/health?tag=cache", 200), ("/health?tag=storage", 503), ("/health?tag=cache,mail", 200),
        ("/health?tag=cache&tag=storage", 503), ("/health?tag=storage&exclude=database", 200),
        ("/ready?tag=cache", 200), ("/ready?tag=storage", 503), ("/ready?exclude=database", 200),
        ("/startup?tag=cache", 200), ("/startup", 503), ("/detailed?tag=mail", 200), ("/live?tag=nowhere", 200),
        ("/metrics?tag=nowhere", 200),
    ])
    func `decides alone`(target: String, status: Int) async throws {
        let (endpoints, _) = try await endpoints(checks)
        for format in EndpointConfiguration.standardFormats {
            let mark = target.contains("?") ? "&" : "?"
            #expect(await endpoints.get("\(target)\(mark)format=\(format.name)")?.status == status, "\(format.name)")
        }
    }

    @Test func `is all that the answer shows`() async throws {
        let (endpoints, _) = try await endpoints(checks)
        let ready = try #require(await endpoints.get("/ready?tag=cache"))
        #expect(ready.text.contains(#""checks":{"redis":"healthy"}"#))
        let detailed = try #require(await endpoints.get("/detailed?tag=cache"))
        #expect(!detailed.text.contains("database"))
        let metrics = try #require(await endpoints.get("/metrics?tag=cache&exclude=database"))
        #expect(metrics.text.contains(#"health_check_status{check="database"} 0"#))
    }

    @Test(arguments: [
        ("?tag=nowhere", "unknown_tag"), ("?tag=cache,nowhere", "unknown_tag"), ("?tag=", "nothing_selected"),
        ("?tag", "nothing_selected"), ("?tag=cache&exclude=redis", "nothing_selected"),
        ("?exclude=database,redis,mail", "nothing_selected"), ("?exclude=nobody", "unknown_check"),
        ("?exclude=database&exclude=nobody", "unknown_check"), ("?tag=cache&exclude=nobody", "unknown_check"),
    ])
    func `of nothing is not found`(query: String, error: String) async throws {
        let (endpoints, _) = try await endpoints(checks)
        for path in ["/ready", "/startup", "/health", "/detailed"] {
            let response = try #require(await endpoints.get(path + query))
            #expect(response.status == 404)
            #expect(response.text == #"{"error":"\#(error)"}"#)
            #expect(response.lifetime == nil)
        }
    }

    @Test func `may exclude every check and unknown ones in the format of Kubernetes alone`() async throws {
        let (endpoints, _) = try await endpoints(checks)
        for format in EndpointConfiguration.standardFormats {
            let isKubernetes = format.name == "kubernetes"
            for (excluded, status) in [("database,redis,mail", 200), ("nobody", 503), ("database,nobody", 200)] {
                let response = try #require(
                    await endpoints.get("/ready?verbose&exclude=\(excluded)&format=\(format.name)"))
                #expect(response.status == (isKubernetes ? status : 404), "\(format.name) \(excluded)")
                guard isKubernetes, excluded.hasSuffix("nobody") else { continue }
                #expect(response.text.contains(#"cannot be excluded: no matches for "nobody""#))
            }
        }
    }

    @Test func `without exclusions of a service without checks is well`() async throws {
        let (endpoints, _) = try await endpoints()
        for target in [
            "/health", "/health?exclude=", "/ready", "/detailed", "/health?exclude=database&format=kubernetes",
        ] {
            #expect(await endpoints.get(target)?.status == 200, "\(target)")
        }
        #expect(await endpoints.get("/health?exclude=database")?.status == 404)
    }

    @Test func `is not ready while the service drains`() async throws {
        let (endpoints, monitor) = try await endpoints(checks)
        monitor.beginDraining()
        #expect(await endpoints.get("/ready?tag=cache")?.status == 503)
        #expect(await endpoints.get("/ready?exclude=database")?.text.contains("draining") == true)
    }

    @Test func `says nothing of checks where the process alone is asked for`() async throws {
        let (endpoints, _) = try await endpoints(checks, configuration: EndpointConfiguration(basic: .process))
        for format in EndpointConfiguration.standardFormats {
            let response = try #require(await endpoints.get("/health?tag=storage&format=\(format.name)"))
            #expect(response.status == 200)
            #expect(!response.text.contains("database"))
        }
        #expect(await endpoints.get("/health?tag=nowhere")?.status == 404)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `One check` {
    @Test(arguments: [
        ("database", 503, #"{"status":"unhealthy","criticality":"critical","code":"refused","#),
        ("redis", 200, #"{"status":"healthy","criticality":"degrading","code":null,"#),
        ("mail", 503, #"{"status":"unhealthy","criticality":"informational","code":"timeout","#),
    ])
    func `is answered with its own object and status code`(name: String, status: Int, start: String) async throws {
        let (endpoints, _) = try await endpoints(checks)
        for path in ["/detailed/", "/health/detailed/"] {
            let response = try #require(await endpoints.get(path + name))
            #expect(response.status == status)
            #expect(response.text.hasPrefix(start))
            #expect(response.lifetime?.generation == endpoints.generation)
        }
    }

    @Test(arguments: [
        ("ietf", #"{"status":"fail","releaseId":"unknown","checks":{"mail:responseTime":[{"#),
        ("microprofile", #"{"status":"DOWN","checks":[{"name":"mail","status":"DOWN","data":{"status":"unhealthy","#),
        ("spring", #"{"status":"DOWN","details":{"error":"timeout","#),
        ("aspnet", #"{"status":"Unhealthy","totalDuration":"00:00:00"#),
        ("kubernetes", "internal server error: timeout\n"),
    ])
    func `is bad in every format though it only informs`(format: String, start: String) async throws {
        let (endpoints, _) = try await endpoints(checks)
        let response = try #require(await endpoints.get("/detailed/mail?format=\(format)"))
        #expect(response.status == 503)
        #expect(response.text.hasPrefix(start))
        #expect(!response.text.contains("database"))
    }

    @Test func `that nobody knows is not found`() async throws {
        let (endpoints, _) = try await endpoints(checks)
        let response = try #require(await endpoints.get("/detailed/nobody"))
        #expect((response.status, response.text) == (404, #"{"error":"unknown_check"}"#))
        for path in ["/detailed/", "/detailed/a/b", "/detailed//database"] {
            #expect(await endpoints.get(path) == nil)
        }
    }

    @Test(arguments: ["/detailed/%64atabase", "/health/detailed/d%61t%61base"])
    func `is found by its name in percent-encoding`(path: String) async throws {
        let (endpoints, _) = try await endpoints(checks)
        let response = try #require(await endpoints.get(path))
        #expect((response.status, response.text.contains(#""code":"refused""#)) == (503, true))
    }

    @Test(arguments: [
        ("%2564atabase", true), ("database%2F", true), ("%", false), ("databas%6", false), ("%FF", false),
    ])
    func `is decoded once, and not found where that is not valid`(name: String, isName: Bool) async throws {
        let (endpoints, _) = try await endpoints(checks, configuration: configuration)
        for (folder, error) in [("/detailed/", "unknown_check"), ("/health/group/", "unknown_group")] {
            let response = await endpoints.get(folder + name)
            #expect(response?.text == (isName ? #"{"error":"\#(error)"}"# : nil), "\(folder)")
        }
    }

    @Test func `is kept by the token, and so is whether it exists`() async throws {
        let (endpoints, _) = try await endpoints(
            checks, configuration: EndpointConfiguration(groups: groups, token: "secret"))
        for path in ["/detailed/database", "/detailed/nobody", "/health/group/cached/detailed", "/detailed?tag=x"] {
            #expect(await endpoints.get(path)?.text == #"{"error":"unauthorized"}"#)
        }
        #expect(await endpoints.get("/detailed/database", authorization: "Bearer secret")?.status == 503)
        #expect(await endpoints.get("/health/group/cached")?.status == 200)
    }

    @Test func `is not served where details are not`() async throws {
        let (endpoints, _) = try await endpoints(
            checks, configuration: EndpointConfiguration(endpoints: [.health, .live], groups: groups))
        #expect(await endpoints.get("/detailed/database") == nil)
        #expect(await endpoints.get("/health/group/cached/detailed") == nil)
        #expect(await endpoints.get("/health/group/cached") != nil)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A group` {
    @Test(arguments: [
        ("/health/group/cached", 200, #""status":"degraded""#),
        ("/health/group/mailing", 503, #""status":"unhealthy""#),
        ("/health/group/cached?exclude=database", 200, #""status":"healthy""#),
        ("/health/group/%63ached", 200, #""status":"degraded""#),
        ("/health/group/%63ached/detailed", 200, #""database":{"status":"unhealthy","criticality":"degrading""#),
        ("/health/group/cached/detailed", 200, #""database":{"status":"unhealthy","criticality":"degrading""#),
        ("/health/group/nobody", 404, "nothing_selected"), ("/health/group/unknown", 404, "unknown_group"),
        ("/health/group/mailing?tag=cache", 404, "nothing_selected"),
    ])
    func `is judged by the weights of its members`(target: String, status: Int, part: String) async throws {
        let (endpoints, _) = try await endpoints(checks, configuration: configuration)
        let response = try #require(await endpoints.get(target))
        #expect(response.status == status)
        #expect(response.text.contains(part))
    }

    @Test func `is listed by Spring's format at the root only`() async throws {
        let (endpoints, _) = try await endpoints(checks, configuration: configuration)
        let list = #""groups":["liveness","readiness","cached","mailing","nobody"]"#
        for path in ["/health", "/detailed", "/health?tag=cache"] {
            let mark = path.contains("?") ? "&" : "?"
            #expect(await endpoints.get("\(path)\(mark)format=spring")?.text.contains(list) == true)
        }
        for path in ["/health/group/cached", "/health/group/cached/detailed", "/ready", "/live", "/detailed/redis"] {
            #expect(await endpoints.get("\(path)?format=spring")?.text.contains("groups") == false)
        }
        for path in ["/health/liveness", "/health/readiness"] { #expect(await endpoints.get(path) != nil) }
    }

    @Test(arguments: [
        HealthGroup("a b", [.tag("cache")]), HealthGroup("", [.tag("cache")]),
        HealthGroup("readiness", [.tag("cache")]),
        HealthGroup("cached", [.tag("cache")]), HealthGroup("empty", []), HealthGroup("typo", [.check("databse")]),
    ])
    func `that cannot be is refused`(group: HealthGroup) async throws {
        await #expect(throws: ConfigurationError.self) {
            try await endpoints(checks, configuration: EndpointConfiguration(groups: [groups[0], group]))
        }
    }

    @Test func `is found by name before it is found by tag`() {
        let group = HealthGroup(
            "storage", [.tag("storage", criticality: .informational), .check("redis", criticality: .critical)])
        let service = SampleService(checks: [
            SampleCheck(CheckConfiguration(name: "database", tags: ["storage"]), .unhealthy(.refused)),
            SampleCheck(CheckConfiguration(name: "redis", tags: ["storage"]), .healthy),
            SampleCheck("mail", .healthy),
        ])
        let report = service.report(selecting: CheckSelection(scope: .group(group)))
        #expect(report.checks.map(\.name) == ["database", "redis"])
        #expect(report.checks.map(\.criticality) == [.informational, .critical])
        #expect(report.status == .healthy)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `The header Accept` {
    @Test(arguments: [
        ("application/health+json", "application/health+json"), ("text/html, */*;q=0.8", "application/json"),
        ("APPLICATION/Health+JSON ; q=0.5", "application/health+json"), ("application/json", "application/json"),
        ("application/vnd.spring-boot.actuator.v3+json", "application/vnd.spring-boot.actuator.v3+json"),
        (
            "application/health+json;q=0.1, application/vnd.spring-boot.actuator.v3+json",
            "application/vnd.spring-boot.actuator.v3+json"
        ),
        (
            "application/vnd.spring-boot.actuator.v3+json;q=0.5,application/health+json;q=0.5",
            "application/vnd.spring-boot.actuator.v3+json"
        ),
        ("application/health+json;q=0", "application/json"), ("text/plain", "application/json"),
        ("application/json, application/health+json;q=0.1", "application/json"),
        ("application/health+json;q=0.1, */*", "application/json"),
        ("application/json, application/health+json", "application/json"),
        ("application/health+json, application/json", "application/health+json"),
        ("application/json;q=0.5, application/health+json", "application/health+json"),
        ("*/*, application/*, application/health+json", "application/health+json"),
        ("application/json;q=0, application/health+json;q=0.1", "application/health+json"),
        ("text/html, application/health+json;q=0.1", "application/health+json"),
        ("", "application/json"),
    ])
    func `chooses a format by its media type`(accept: String, type: String) async throws {
        let (endpoints, _) = try await endpoints(checks)
        #expect(await endpoints.get("/health", accept: accept)?.header("Content-Type") == type)
        #expect(await endpoints.get("/health?format=aspnet", accept: accept)?.header("Content-Type") == "text/plain")
    }
}

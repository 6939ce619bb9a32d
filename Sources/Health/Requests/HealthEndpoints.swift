/// Answers the requests for a service's health: one function from request to response, for any HTTP server.
///
/// ```swift
/// if let response = await endpoints.respond(to: HealthRequest(method: "GET", target: "/ready")) { … }
/// ```
public final class HealthEndpoints: Sendable {
    private let monitor: HealthMonitor
    private let configuration: EndpointConfiguration
    private let paths: [String: HealthEndpoint]
    private let defaultFormat: any HealthFormat
    private let metrics: PrometheusFormat
    private let token: BearerToken?
    private let smokeTests: SmokeTests?

    /// Endpoints over a monitor.
    ///
    /// - Parameters:
    ///   - monitor: What is known.
    ///   - configuration: How to answer.
    ///   - smokeTests: What `/smoke-test` runs; without any it is not found.
    ///   - traffic: The application's own requests, for `/metrics`.
    /// - Throws: ``ConfigurationError`` for an unusable prefix, format or token.
    public init(
        _ monitor: HealthMonitor,
        configuration: EndpointConfiguration = EndpointConfiguration(),
        smokeTests: [any SmokeTestSuite] = [],
        traffic: TrafficRecorder? = nil
    ) throws(ConfigurationError) {
        guard configuration.prefix.isPathPrefix else {
            throw ConfigurationError("prefix", EndpointConfiguration.pathPrefixRemedy)
        }
        guard let format = configuration.formats.first(where: { $0.name == configuration.defaultFormat }) else {
            throw ConfigurationError("defaultFormat", "must be the name of one of the formats")
        }
        guard CheckConfiguration.times.contains(configuration.smokeTestTimeout) else {
            throw ConfigurationError("smokeTestTimeout", "must be 10 ms to 1 day")
        }
        if let token = configuration.token {
            guard let token = BearerToken(token) else { throw ConfigurationError("token", BearerToken.remedy) }
            self.token = token
        } else {
            token = nil
        }
        self.monitor = monitor
        self.configuration = configuration
        self.smokeTests =
            smokeTests.isEmpty
            ? nil : SmokeTests(smokeTests, timeout: configuration.smokeTestTimeout, time: monitor.time)
        defaultFormat = format
        metrics = PrometheusFormat(traffic: traffic)
        var paths: [String: HealthEndpoint] = [:]
        for endpoint in configuration.endpoints where endpoint != .smokeTest || !smokeTests.isEmpty {
            for path in endpoint.paths { paths[configuration.prefix + path] = endpoint }
        }
        self.paths = paths
    }

    /// The answer to a request, or nil when its path is none of the endpoints'.
    ///
    /// Answers at once from what is known, apart from `/smoke-test`, which runs the tests.
    public func respond(to request: HealthRequest) async -> HealthResponse? {
        switch outcome(for: request) {
        case .response(let response): response
        case .deferred(let response): await response()
        case .notFound: nil
        }
    }

    /// What comes of a request, without waiting for anything.
    package func outcome(for request: HealthRequest) -> HealthOutcome {
        guard let endpoint = paths[request.path] else { return .notFound }
        switch request.method {
        case "GET", "HEAD": return answer(endpoint, to: request)
        case "OPTIONS":
            guard case .response(let response) = answer(endpoint, to: request) else {
                return .response(.options(status: 200))
            }
            return .response(.options(status: response.status))
        default: return .response(.methodNotAllowed)
        }
    }

    /// The number of the snapshot behind the answers.
    package var generation: UInt64 { monitor.generation }

    /// Whether the service is draining.
    package var isDraining: Bool { monitor.isDraining }

    /// The path that says whether traffic may come; nil where it is not served.
    package var readinessPath: String? {
        configuration.endpoints.contains(.ready)
            ? HealthEndpoint.ready.paths.first.map { configuration.prefix + $0 } : nil
    }

    /// Makes the service not ready, at once and for good.
    package func beginDraining() { monitor.beginDraining() }

    private func answer(_ endpoint: HealthEndpoint, to request: HealthRequest) -> HealthOutcome {
        if endpoint.isRevealing, let token, !token.isCarried(by: request.authorization) {
            return .response(.unauthorized)
        }
        if endpoint == .smokeTest, let smokeTests {
            return .deferred { .smokeTests(await smokeTests.results(), at: self.monitor.time.timeOfDay) }
        }
        let query = Query(request.query)
        guard let format = format(for: endpoint, request, query) else { return .response(.unknownFormat) }
        let report = report(for: endpoint, query)
        let body = format.body(for: endpoint, of: report, query)
        return .response(HealthResponse(body, for: endpoint, of: report))
    }

    private func report(for endpoint: HealthEndpoint, _ query: Query) -> HealthReport {
        let report = HealthReport(
            monitor.snapshot, at: monitor.time.now, monitor.time.timeOfDay, excluding: Set(query.values("exclude")))
        return endpoint == .health && configuration.basic == .process ? report.withoutChecks : report
    }

    /// The format that a request asks for: by query, by media type, or the default; nil for an unknown one.
    private func format(
        for endpoint: HealthEndpoint, _ request: HealthRequest, _ query: Query
    ) -> (any HealthFormat)? {
        if endpoint == .metrics { return metrics }
        if let name = query.first("format") { return configuration.formats.first { $0.name == name } }
        guard let accept = request.accept, !accept.isEmpty else { return defaultFormat }
        let wanted = accept.split(separator: ",").map { range in
            range.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }.lowercased()
        }
        return configuration.formats.first { !$0.mediaTypes.allSatisfy { !wanted.contains($0) } } ?? defaultFormat
    }
}

/// Answers the requests for a service's health: one function from request to response, for any HTTP server.
///
/// ```swift
/// if let response = await endpoints.respond(to: HealthRequest(method: "GET", target: "/ready")) { … }
/// ```
///
/// ## Parts
/// - `/detailed/NAME` is one check: 503 while it is unhealthy, stale or unknown, whatever it means for the service.
/// - `/health/group/NAME` is a ``HealthGroup``, `/health/group/NAME/detailed` the same with details.
/// - `?tag=a,b` takes the checks that bear one of these tags, `?exclude=NAME,NAME` leaves some out, as if they were not
///   registered. Both narrow the question, and so the status code, of `/ready`, `/startup`, `/health`, `/detailed` and
///   groups in every format; without them all checks count. Gates and draining count for `/ready` all the same.
/// - A question about nothing is never a good answer but 404: `unknown_check`, `unknown_group`, `unknown_tag`, or
///   `nothing_selected`. In the Kubernetes format a name to exclude that no check has is a warning instead, and all
///   checks may be excluded, as in the API server.
public final class HealthEndpoints: Sendable {
    let monitor: HealthMonitor
    let configuration: EndpointConfiguration
    /// Every tag that a check bears.
    let tags: Set<String>
    private let paths: PathTable
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
    /// - Throws: `ConfigurationError` for an unusable prefix, format, group or token.
    public convenience init(
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
        let checks = monitor.snapshot.checks
        try HealthGroup.validate(configuration.groups, checks: checks.map(\.name))
        let token = try configuration.token.map { text throws(ConfigurationError) in
            try BearerToken(text, at: "token")
        }
        self.init(monitor, configuration, format, token, smokeTests, traffic)
    }

    /// Every endpoint over a monitor, open, in the native format, without a prefix.
    package convenience init(standardOver monitor: HealthMonitor, traffic: TrafficRecorder? = nil) {
        self.init(monitor, EndpointConfiguration(), NativeFormat(), nil, [], traffic)
    }

    /// Endpoints of parts that were found to be usable.
    private init(
        _ monitor: HealthMonitor, _ configuration: EndpointConfiguration, _ defaultFormat: any HealthFormat,
        _ token: BearerToken?, _ smokeTests: [any SmokeTestSuite], _ traffic: TrafficRecorder?
    ) {
        self.monitor = monitor
        self.configuration = configuration
        self.defaultFormat = defaultFormat
        self.token = token
        self.smokeTests =
            smokeTests.isEmpty
            ? nil : SmokeTests(smokeTests, timeout: configuration.smokeTestTimeout, time: monitor.time)
        metrics = PrometheusFormat(traffic: traffic)
        tags = Set(monitor.snapshot.checks.flatMap(\.tags))
        let served = smokeTests.isEmpty ? configuration.endpoints.subtracting([.smokeTest]) : configuration.endpoints
        paths = PathTable(prefix: configuration.prefix, endpoints: served)
    }

    /// The paths that are answered, prefix included, for routers that want to know them; `{name}` stands for one segment
    /// of any name.
    public var pathTemplates: [String] { paths.templates }

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
        guard let question = paths[request.path] else { return .notFound }
        switch request.method {
        case "GET", "HEAD": return answer(question, to: request)
        case "OPTIONS":
            guard case .response(let response) = answer(question, to: request) else {
                return .response(.options(HealthResponse(status: 200, headers: HealthResponse.always)))
            }
            return .response(.options(response))
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

    private func answer(_ question: HealthQuestion, to request: HealthRequest) -> HealthOutcome {
        let endpoint = question.endpoint
        if endpoint.isRevealing, let token, !token.isCarried(by: request.authorization) {
            return .response(.unauthorized)
        }
        if endpoint == .smokeTest, let smokeTests {
            return .deferred { .smokeTests(await smokeTests.results(), at: self.monitor.time.timeOfDay) }
        }
        let query = Query(request.query)
        guard let format = format(for: endpoint, request, query) else { return .response(.unknownFormat) }
        do {
            let report = try report(for: question, in: format, query)
            let body = format.body(for: question, of: report, query)
            return .response(HealthResponse(body, for: endpoint, of: report))
        } catch {
            return .response(HealthResponse(status: 404, error: error.rawValue))
        }
    }

    /// The format that a request asks for: by query, by media type, or the default; nil for an unknown one. The metrics
    /// have one format only, and others that are known change nothing.
    private func format(
        for endpoint: HealthEndpoint, _ request: HealthRequest, _ query: Query
    ) -> (any HealthFormat)? {
        if let name = query.first("format"), name != metrics.name || endpoint != .metrics {
            guard let format = configuration.formats.first(where: { $0.name == name }) else { return nil }
            return endpoint == .metrics ? metrics : format
        }
        if endpoint == .metrics { return metrics }
        guard let accept = request.accept, !accept.isEmpty else { return defaultFormat }
        return AcceptedTypes(accept).choice(among: configuration.formats) ?? defaultFormat
    }
}

extension HealthFormat {
    fileprivate func body(for question: HealthQuestion, of report: HealthReport, _ query: Query) -> FormattedBody {
        if case .check = question, let check = report.checks.first { return body(for: check, of: report, query) }
        return body(for: question.endpoint, of: report, query)
    }
}

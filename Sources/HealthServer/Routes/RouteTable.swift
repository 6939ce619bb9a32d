import Health

/// The routes of one listener, the first that matches first.
struct RouteTable: Sendable {
    private let routes: [Route]

    init(_ routes: [Route]) {
        self.routes = routes
    }

    /// Whether a route serves the request, body and all.
    func serves(_ request: HealthRequest) -> Bool {
        routes.contains { $0.pattern.matches(request.path) && $0.method.rawValue == request.method }
    }

    /// What comes of a request; nil when no route has its path.
    func reply(to request: HealthRequest) -> AnswerBook.Reply? {
        let here = routes.filter { $0.pattern.matches(request.path) }
        guard !here.isEmpty else { return nil }
        let wanted = request.method == "HEAD" ? "GET" : request.method
        if let route = here.first(where: { $0.method.rawValue == wanted }) {
            return .deferred { await route.handler(request) }
        }
        let allow = HealthResponse.Header("Allow", Self.allowed(here))
        // As at the health endpoints. The handler is not asked: what it would say may cost something.
        guard request.method != "OPTIONS" else { return .once(HealthResponse(status: 200, headers: [allow])) }
        return .once(HealthResponse(status: 405, error: "method_not_allowed", headers: [allow]))
    }

    private static func allowed(_ routes: [Route]) -> String {
        let methods = Set(routes.map(\.method))
        let served = Route.Method.allCases.filter(methods.contains).map(\.rawValue)
        return ((methods.contains(.get) ? ["GET", "HEAD"] : []) + served.filter { $0 != "GET" } + ["OPTIONS"])
            .joined(separator: ", ")
    }
}

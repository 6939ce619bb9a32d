import Health
import NIOCore

/// The answers of one listener: of its endpoints, then of its routes. Only for one event loop.
final class AnswerBook {
    /// What comes of a request.
    enum Reply {
        /// Bytes, and the answer that gives them again to equal requests.
        case prepared(ByteBuffer, PreparedAnswer)
        /// An answer for this request alone.
        case once(HealthResponse)
        /// An answer that takes time.
        case deferred(@Sendable () async -> HealthResponse)
    }

    /// The largest number of prepared answers: enough for every prober of a service, too few to fill memory with.
    private static let limit = 64
    /// The largest answer that is kept, in bytes. Those of `/health` and the like are much smaller; a large one would be
    /// kept once for each way to ask for it.
    private static let sizeLimit = 8_192

    private let endpoints: (any Answering)?
    private let routes: RouteTable
    private let dates: DateSource
    private var prepared: [Key: PreparedAnswer] = [:]

    private struct Key: Hashable {
        let request: HealthRequest
        let form: ResponseRenderer.Form
    }

    init(endpoints: (any Answering)?, routes: [Route], dates: DateSource) {
        self.endpoints = endpoints
        self.routes = RouteTable(routes)
        self.dates = dates
    }

    /// Whether connections end with their answers because the service stops.
    var isDraining: Bool { endpoints?.isDraining ?? false }

    /// Whether a body of this request is awaited; otherwise the answer comes at once, and the connection ends.
    func awaitsBody(of request: HealthRequest) -> Bool {
        ["GET", "HEAD", "OPTIONS"].contains(request.method) || routes.serves(request)
    }

    /// What comes of a request.
    func reply(to request: HealthRequest, form: ResponseRenderer.Form, at now: NIODeadline) -> Reply {
        let key = Key(request: request, form: form)
        if let known = prepared[key], let bytes = known.current(at: now) { return .prepared(bytes, known) }
        guard let endpoints else { return routed(request) }
        switch endpoints.outcome(for: request) {
        case .notFound: return routed(request)
        case .deferred(let work): return .deferred(work)
        case .response(let response):
            let answer = PreparedAnswer(to: request, form: form, from: endpoints, dates: dates)
            guard response.body.count < Self.sizeLimit, let bytes = answer.render(response, at: now) else {
                return .once(response)
            }
            keep(answer, for: key)
            return .prepared(bytes, answer)
        }
    }

    /// The bytes of an answer for one request alone.
    func render(_ response: HealthResponse, form: ResponseRenderer.Form, at now: NIODeadline) -> ByteBuffer {
        _ = dates.second(at: now)
        return ResponseRenderer.render(response, form: form, date: dates.text)
    }

    private func routed(_ request: HealthRequest) -> Reply {
        let readiness = readiness(for: request)
        // A route of the application for `/` must not tell a balancer that traffic may come while it may not.
        if let readiness, readiness.status == 503 { return .once(readiness) }
        return routes.reply(to: request) ?? .once(readiness ?? HealthResponse(status: 404, error: "not_found"))
    }

    /// The answer to a question about the server as a whole (RFC 9110, section 9.3.7), which is how HAProxy's bare
    /// `option httpchk` asks: `OPTIONS / HTTP/1.0`. It wants to know whether traffic may come.
    private func readiness(for request: HealthRequest) -> HealthResponse? {
        guard request.method == "OPTIONS", ["/", "*"].contains(request.path), let endpoints,
            let path = endpoints.readinessPath,
            case .response(let response) = endpoints.outcome(for: HealthRequest(method: "OPTIONS", target: path))
        else { return nil }
        return response
    }

    private func keep(_ answer: PreparedAnswer, for key: Key) {
        // What a token opens is remembered by its own connection only.
        guard key.request.authorization == nil else { return }
        if prepared.count >= Self.limit { prepared.removeAll() }
        prepared[key] = answer
    }
}

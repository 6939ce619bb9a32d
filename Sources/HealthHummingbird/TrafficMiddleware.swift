#if Hummingbird
import HTTPTypes
public import Health
public import Hummingbird

/// Tells a `TrafficRecorder` of every request, for `/metrics` and for those who decide on a rollout.
///
/// ```swift
/// let traffic = TrafficRecorder(prefix: "/api")
/// router.add(middleware: TrafficMiddleware(traffic))
/// router.mount(health, prefix: "/api", traffic: traffic)
/// ```
///
/// Only what is added to the router after the middleware is counted, and of that everything but the health paths. A
/// request counts with the status of its answer, or of the error that a handler throws (500 where it has none), and with
/// the time until the answer begins. One that nothing is found for counts as 404.
public struct TrafficMiddleware<Context: RequestContext>: RouterMiddleware {
    private let recorder: TrafficRecorder

    /// A middleware that tells a recorder, whose prefix must be the one that the endpoints are mounted with.
    public init(_ recorder: TrafficRecorder) {
        self.recorder = recorder
    }

    /// Handles the request and counts it.
    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        do {
            let response = try await next(request, context)
            record(request, response.status.code, since: start)
            return response
        } catch {
            record(request, (error as? any HTTPResponseError)?.status.code ?? 500, since: start)
            throw error
        }
    }

    private func record(_ request: Request, _ status: Int, since start: ContinuousClock.Instant) {
        recorder.record(route: request.uri.path, status: status, duration: start.duration(to: .now))
    }
}
#endif

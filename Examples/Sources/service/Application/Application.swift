import FeatureFlags
import Health
import HealthServer

extension FeatureFlag<Bool> {
    /// Whether scans are taken.
    static let scanCreation = FeatureFlag("scan_creation", default: true)
}

/// The service's own routes: what it does for its users.
struct Application {
    let flags: FlagClient
    let faults: Faults
    let traffic: TrafficRecorder

    /// The routes, each counted and each failing as often as ``Faults`` says.
    var routes: [Route] {
        [
            route(.post, "/api/scan", answer: scan),
            route(.get, "/api/scan", answer: scan),
            route(.get, "/pixel/test.png") {
                HealthResponse(
                    status: 200, headers: [.init("Content-Type", "image/png"), .init("Cache-Control", "no-store")],
                    body: TransparentPixel.png)
            },
            FlagRoute(flags: flags).route,
        ]
    }

    @Sendable private func scan() -> HealthResponse {
        guard flags[.scanCreation] else {
            return .json(
                status: 503,
                #"{"error":"Feature temporarily disabled","message":"Scan creation is currently unavailable"}"#)
        }
        return .json(#"{"status":"queued"}"#)
    }

    private func route(
        _ method: Route.Method, _ path: String, answer: @escaping @Sendable () -> HealthResponse
    ) -> Route {
        Route(method, .path(path)) { [faults, traffic] _ in
            let start = ContinuousClock.now
            let response = await faults.strike() ? .json(status: 500, #"{"error":"fault_injected"}"#) : answer()
            traffic.record(route: path, status: response.status, duration: start.duration(to: .now))
            return response
        }
    }
}

extension HealthResponse {
    /// An answer with a JSON text.
    static func json(status: Int = 200, _ text: String) -> HealthResponse {
        HealthResponse(
            status: status, headers: [.init("Content-Type", "application/json"), .init("Cache-Control", "no-store")],
            body: Array(text.utf8))
    }
}

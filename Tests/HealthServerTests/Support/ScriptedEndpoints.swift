import Health
import Synchronization

@testable import HealthServer

/// Endpoints that answer as a test wants: `/health` and `/live` with a body that counts how often it was asked for.
final class ScriptedEndpoints: Answering {
    private struct State {
        var generation: UInt64 = 1
        var isDraining = false
        var asked = 0
    }

    private let state = Mutex(State())
    private let lifetime: Duration?

    /// - Parameter lifetime: How long an answer may be given again; nil for never.
    init(lifetime: Duration? = .seconds(3_600)) {
        self.lifetime = lifetime
    }

    /// How often an answer was made.
    var asked: Int { state.withLock { $0.asked } }
    var generation: UInt64 { state.withLock { $0.generation } }
    var isDraining: Bool { state.withLock { $0.isDraining } }
    var readinessPath: String? { "/health" }

    func beginDraining() {
        state.withLock {
            $0.isDraining = true
            $0.generation += 1
        }
    }

    /// What the answers show has changed.
    func change() {
        state.withLock { $0.generation += 1 }
    }

    func outcome(for request: HealthRequest) -> HealthOutcome {
        guard ["/health", "/live"].contains(request.path) else { return .notFound }
        let allow = HealthResponse.Header("Allow", "GET, HEAD, OPTIONS")
        guard ["GET", "HEAD", "OPTIONS"].contains(request.method) else {
            return .response(HealthResponse(status: 405, error: "method_not_allowed", headers: [allow]))
        }
        let (generation, asked) = state.withLock { state in
            state.asked += 1
            return (state.generation, state.asked)
        }
        if request.method == "OPTIONS" {
            return .response(HealthResponse(status: isDraining ? 503 : 200, headers: [allow]))
        }
        return .response(
            HealthResponse(
                status: 200, headers: [.init("Content-Type", "application/json")],
                body: Array("{\"asked\":\(asked)}".utf8),
                lifetime: lifetime.map { .init(generation: generation, until: .now.advanced(by: $0)) }))
    }
}

import Deadlines
public import ServiceLifecycle

extension HealthMonitor {
    /// A service that holds a graceful shutdown back while load balancers take this instance out of their lists.
    ///
    /// On shutdown `/ready` turns 503 at once, and the service returns after `duration`. A service group shuts its
    /// services down from the last to the first, so list it last: readiness turns before the server stops listening.
    /// ``HealthMonitor`` itself belongs first. A `HealthServer` drains by itself and does not need this.
    ///
    /// - Parameter duration: How long to hold the shutdown back; negative counts as zero.
    public func drain(for duration: Duration) -> some Service {
        Drain(monitor: self, duration: duration)
    }
}

private struct Drain: Service {
    let monitor: HealthMonitor
    let duration: Duration

    func run() async throws {
        do { try await gracefulShutdown() } catch { return }
        monitor.beginDraining()
        try? await monitor.time.sleep(until: monitor.time.now.advanced(by: max(.zero, duration)))
    }
}

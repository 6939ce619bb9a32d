import HealthTesting
import Logging
import Metrics
import ServiceLifecycle
import ServiceLifecycleTestKit
import Testing

@testable import Health

@Suite(.timeLimit(.minutes(1))) struct `Draining` {
    @Test func `readiness turns off before the time begins to run, and the service returns after it`() async throws {
        let time = ManualTime()
        let monitor = try HealthMonitor(
            ServiceIdentity(), logger: Logger(label: "test"), checks: [], gates: [], startupDeadline: nil,
            sharedDependencies: .countsFully, metrics: NOOPMetricsHandler.instance, time: time)
        let drain = monitor.drain(for: .seconds(5))
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup { group in
                group.addTask { try await drain.run() }
                #expect(!monitor.isDraining)
                trigger.triggerGracefulShutdown()
                while time.sleepers == 0 { await Task.yield() }
                #expect(monitor.isDraining)
                time.advance(by: .seconds(5))
                try await group.waitForAll()
            }
        }
    }

    @Test func `a monitor that ends is draining`() async throws {
        let monitor = try HealthMonitor(service: "shop", logger: Logger(label: "test"), checks: [])
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup { group in
                group.addTask { try await monitor.run() }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(monitor.isDraining)
    }
}

import HealthTesting
import Logging

@testable import Health

private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// Endpoints over a monitor whose checks have run once; it goes on running, because one that has ended is draining.
func endpoints(
    _ checks: [ScriptedCheck] = [], configuration: EndpointConfiguration = EndpointConfiguration(),
    smokeTests: [any SmokeTestSuite] = [], traffic: TrafficRecorder? = nil
) async throws -> (HealthEndpoints, HealthMonitor) {
    let monitor = try HealthMonitor(service: "shop", logger: log, checks: checks)
    Task { try await monitor.run() }
    while monitor.report().checks.contains(where: { $0.status == .unknown }) { await Task.yield() }
    let endpoints = try HealthEndpoints(
        monitor, configuration: configuration, smokeTests: smokeTests, traffic: traffic)
    return (endpoints, monitor)
}

extension HealthEndpoints {
    func get(
        _ target: String, method: String = "GET", accept: String? = nil, authorization: String? = nil
    ) async -> HealthResponse? {
        await respond(to: HealthRequest(method: method, target: target, accept: accept, authorization: authorization))
    }
}

extension HealthResponse {
    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }
}

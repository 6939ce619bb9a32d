// The endpoints on another server, on a port of their own, and on a public and an administrator's port.
import Health
import HealthServer
import Logging
import ServiceLifecycle

// snippet.hide
/// What a framework hands to a middleware.
struct FrameworkRequest {
    var method: String
    var target: String
    var headers: [String: String]
}

struct FrameworkResponse {
    var status: Int
    var headers: [(String, String)]
    var body: [UInt8]
}

// snippet.show
/// In the middleware of any HTTP framework: nil for what is none of the health paths.
func healthAnswer(to request: FrameworkRequest, from endpoints: HealthEndpoints) async -> FrameworkResponse? {
    let response = await endpoints.respond(
        to: HealthRequest(
            method: request.method, target: request.target, accept: request.headers["accept"],
            authorization: request.headers["authorization"]))
    guard let response else { return nil }
    return FrameworkResponse(
        status: response.status, headers: response.headers.map { ($0.name, $0.value) },
        body: request.method == "HEAD" ? [] : response.body)
}

/// A group that drains although the framework's own server does not know how: the service listed last is told first.
func group(_ health: HealthMonitor, _ application: some Service, _ log: Logger) -> ServiceGroup {
    ServiceGroup(
        services: [health, application, health.drain(for: .seconds(10))],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
}

/// `/live` and `/ready` for everybody, everything for those who reach the administrator's port.
func server(_ health: HealthMonitor, _ log: Logger) throws -> HealthServer {
    let probes = try HealthEndpoints(health, configuration: EndpointConfiguration(endpoints: [.live, .ready]))
    let everything = try HealthEndpoints(health, configuration: .fromEnvironment())
    return HealthServer(
        listeners: [
            Listener(.tcp(host: nil, port: 8080), endpoints: probes),
            Listener(.tcp(host: "127.0.0.1", port: 9090), endpoints: everything),
        ],
        configuration: ServerConfiguration(drain: .seconds(10)), logger: log)
}

import Health
import HealthServer

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension Addresses {
    /// One listener for everything; or, with `ADMIN_PORT`, one for the application, `/live` and `/ready`, and another
    /// for every health endpoint.
    func listeners(
        _ endpoints: HealthEndpoints, of monitor: HealthMonitor, _ configuration: EndpointConfiguration,
        routes: [Route]
    ) throws(ConfigurationError) -> [Listener] {
        guard let admin else { return [Listener(main, endpoints: endpoints, routes: routes)] }
        var probes = configuration
        probes.endpoints = [.live, .ready]
        return [
            Listener(main, endpoints: try HealthEndpoints(monitor, configuration: probes), routes: routes),
            Listener(admin, endpoints: endpoints),
        ]
    }
}

/// Says where the application listens; the log names the other places too.
func announce(_ addresses: [ListeningAddress]) {
    if let first = addresses.first { Line("listening on \(first)").write(to: STDOUT_FILENO) }
}

import Deadlines
public import Health
import NIOCore
package import Transport

/// Whether somebody listens on a port or at the path of a Unix-domain socket.
///
/// Connects and closes at once; nothing is sent, so it says that a server accepts connections and not that it works.
/// Where there is a check that speaks the server's protocol, that one is better.
///
/// | found | result |
/// |---|---|
/// | a connection | healthy |
/// | nobody listens, or there is no such socket | unhealthy `refused` |
/// | no route | unhealthy `unreachable` |
/// | the name does not resolve | unhealthy `dns` |
/// | no answer by the deadline, from the name servers or the host | unhealthy `timeout` |
///
/// A name is looked up on threads kept for that, so a hanging name server costs the deadline and nothing more; of
/// several addresses the next is tried 250 ms after the last (RFC 8305).
public struct TCPCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    private let connector: ChannelConnector

    /// A check of the address `host:port`, `[IPv6 address]:port` or `unix:/path`.
    ///
    /// - Throws: `ConfigurationError` that names the check when the address is none of these.
    public init(configuration: CheckConfiguration, address: String) throws(ConfigurationError) {
        let place = "address of check \(configuration.name)"
        do throws(EndpointError) {
            self.init(configuration, ChannelConnector(try Endpoint(address: address)))
        } catch {
            throw ConfigurationError(place, error.remedy)
        }
    }

    /// A check of a port of a host, with the usual schedule.
    ///
    /// - Parameters:
    ///   - name: The name of the check.
    ///   - host: A name or an address in digits, without brackets.
    ///   - port: 1 to 65535.
    ///   - criticality: What a failure means for the service.
    /// - Throws: `ConfigurationError` that names the check when host or port can be none.
    public init(
        name: String, host: String, port: Int, criticality: Criticality = .critical
    ) throws(ConfigurationError) {
        let endpoint: Endpoint
        do throws(EndpointError) {
            endpoint = try Endpoint(host: host, port: port)
        } catch {
            guard error == .port else {
                throw ConfigurationError("host of check \(name)", "must be a name, or an address without brackets")
            }
            throw ConfigurationError("port of check \(name)", "must be from 1 to 65535")
        }
        self.init(CheckConfiguration(name: name, criticality: criticality), ChannelConnector(endpoint))
    }

    package init(_ configuration: CheckConfiguration, _ connector: ChannelConnector) {
        self.configuration = configuration
        self.connector = connector
    }

    /// Connects once.
    public func probe(until deadline: ContinuousClock.Instant) async -> CheckResult {
        let deadline = Deadline(deadline)
        do throws(TransportError) {
            let channel = try await connector.channel(until: deadline)
            defer { channel.close(promise: nil) }
            // Among the ports that the system gives out for connections, one may get to itself where nobody listens.
            return channel.isConnectedToItself ? .unhealthy(.refused) : .healthy
        } catch {
            return .unhealthy(CheckCode(error, by: deadline))
        }
    }
}

extension Channel {
    /// Whether both ends are the same socket, as TCP allows.
    fileprivate var isConnectedToItself: Bool {
        guard let port = localAddress?.port else { return false }
        return port == remoteAddress?.port && localAddress?.ipAddress == remoteAddress?.ipAddress
    }
}

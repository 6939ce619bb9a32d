import NIOCore
import NIOPosix
import NameResolution

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension SocketAddress {
    /// An address in digits with a port; nil when it is none, or names an interface that this machine has not.
    init?(digits: String, port: Int) {
        let parts = digits.split(separator: "%", maxSplits: 1)
        guard let address = parts.first.flatMap({ try? SocketAddress(ipAddress: String($0), port: port) }) else {
            return nil
        }
        guard parts.count == 2 else {
            self = address
            return
        }
        // With a zone that exists nothing has to be looked up, so this does not block.
        let zone = String(parts[1])
        guard address.protocol == .inet6, unsafe if_nametoindex(zone) != 0,
            let scoped = try? SocketAddress.makeAddressResolvingHost(digits, port: port)
        else { return nil }
        self = scoped
    }
}

/// Gives NIO's connector the addresses that are known already, so that it never looks up anything itself.
///
/// NIO's own resolver blocks a thread in `getaddrinfo` for as long as that takes.
struct KnownAddresses: Resolver, Sendable {
    let addresses: [SocketAddress]
    let eventLoop: any EventLoop

    func initiateAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        eventLoop.makeSucceededFuture(addresses.filter { $0.protocol == .inet })
    }

    func initiateAAAAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        eventLoop.makeSucceededFuture(addresses.filter { $0.protocol == .inet6 })
    }

    func cancelQueries() {}
}

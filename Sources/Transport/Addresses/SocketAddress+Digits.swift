package import NIOCore
import NIOPosix

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension SocketAddress {
    /// An address in digits with a port; nil when it is none, or names an interface that this machine has not.
    package init?(digits: String, port: Int) {
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

import NameResolution
import Synchronization

/// What a name server knows, for a test to change.
final class Addresses: Sendable {
    private let known: Mutex<[String]>

    init(_ addresses: [String]) {
        known = Mutex(addresses)
    }

    func set(_ addresses: [String]) {
        known.withLock { $0 = addresses }
    }

    /// A resolver that asks here.
    var resolver: HostResolver {
        HostResolver { _ in
            self.known.withLock { $0.map { ResolvedAddress(numeric: $0, isIPv6: $0.contains(":")) } }
        }
    }
}

import NameResolution
import Synchronization
import TestServers

/// A name server that never answers, until it is let go of.
final class HangingNames: Sendable {
    /// Asks here, on threads of its own.
    let resolver: HostResolver
    private let ended = Signal()
    private let lookups: Lookups

    private final class Lookups: Sendable {
        let count = Mutex(0)
    }

    init() {
        let (ended, lookups) = (ended, Lookups())
        self.lookups = lookups
        resolver = HostResolver { _ in
            lookups.count.withLock { $0 += 1 }
            while !ended.isSet { pause(.milliseconds(5)) }
            return []
        }
    }

    deinit {
        ended.set()
    }

    /// How many lookups hang or have hung.
    var count: Int { lookups.count.withLock { $0 } }
}

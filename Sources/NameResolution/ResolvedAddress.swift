/// One address of a host.
package struct ResolvedAddress: Sendable, Hashable {
    /// The address in digits: `127.0.0.1`, `fe80::1%eth0`.
    package let numeric: String
    /// Whether it is an IPv6 address.
    package let isIPv6: Bool

    package init(numeric: String, isIPv6: Bool) {
        self.numeric = numeric
        self.isIPv6 = isIPv6
    }
}

/// Why a host has no address.
package enum ResolutionError: Error, Sendable, Hashable {
    /// The name does not exist, or no server could tell.
    case notFound
    /// The deadline passed first.
    case timedOut
    /// The task was cancelled first.
    case cancelled
}

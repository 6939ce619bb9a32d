package import NIOCore

/// What a connection is like beside its target.
package struct ConnectionSettings: Sendable {
    /// The name that `CLIENT SETNAME` gives it, for the eyes of operators: visible ASCII without spaces.
    package var clientName: String
    /// What a reply may cost.
    package var limits: ReplyLimits
    /// Where it lives; nil for the loop that all probes share.
    package var eventLoopGroup: (any EventLoopGroup)?

    /// Settings; the defaults are those of a probe.
    package init(
        clientName: String = "bellwether", limits: ReplyLimits = ReplyLimits(),
        eventLoopGroup: (any EventLoopGroup)? = nil
    ) {
        self.clientName = clientName
        self.limits = limits
        self.eventLoopGroup = eventLoopGroup
    }
}

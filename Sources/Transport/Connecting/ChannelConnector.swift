package import Deadlines
package import NIOCore
import NIOPosix
package import NameResolution

/// Opens channels to one endpoint: looks the name up and connects, all within one deadline.
package struct ChannelConnector: Sendable {
    /// Where the server listens.
    package let endpoint: Endpoint
    private let group: (any EventLoopGroup)?
    private let resolver: HostResolver

    /// A connector whose channels live on the loops of a group; of `EventLoops.shared` when that is nil.
    package init(
        _ endpoint: Endpoint, on group: (any EventLoopGroup)? = nil, resolver: HostResolver = .shared
    ) {
        self.endpoint = endpoint
        self.group = group
        self.resolver = resolver
    }

    /// A channel with the handlers that `initialize` adds.
    ///
    /// Addresses are tried in the system's order of preference, the next one 250 ms after the last or when that has
    /// failed (RFC 8305).
    ///
    /// - Throws: ``TransportError``; at the latest at the deadline, at once when the task is cancelled.
    package func channel(
        until deadline: Deadline,
        _ initialize: @escaping @Sendable (ChannelPipeline.SynchronousOperations) throws -> Void = { _ in }
    ) async throws(TransportError) -> any Channel {
        let eventLoop = if let group { group.next() } else { try EventLoops.shared().next() }
        let bootstrap = ClientBootstrap(group: eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.closeOnExec()
                    try initialize(pipeline)
                }
            }
        switch endpoint {
        case .unix(let path):
            return try await outcome(
                of: bootstrap.connectTimeout(deadline.timeAmount).connect(unixDomainSocketPath: path))
        case .tcp(let host, let port):
            let addresses = try await addresses(of: host, port: port, until: deadline)
            let known = KnownAddresses(addresses: addresses, eventLoop: eventLoop)
            return try await outcome(
                of: bootstrap.resolver(known).connectTimeout(deadline.timeAmount).connect(host: host, port: port))
        }
    }

    private func addresses(
        of host: String, port: Int, until deadline: Deadline
    ) async throws(TransportError) -> [SocketAddress] {
        if let address = SocketAddress(digits: host, port: port) { return [address] }
        do throws(ResolutionError) {
            let found = try await resolver.addresses(of: host, until: deadline)
            let addresses = found.compactMap { SocketAddress(digits: $0.numeric, port: port) }
            guard !addresses.isEmpty else { throw .notFound }
            return addresses
        } catch {
            throw TransportError(error)
        }
    }

    /// The channel, or the reason why there is none. One that comes after the task was cancelled is closed.
    private func outcome(of attempt: EventLoopFuture<any Channel>) async throws(TransportError) -> any Channel {
        let outcome = Promise<Result<any Channel, TransportError>>()
        attempt.whenComplete { result in
            outcome.fulfill(result.mapError { TransportError($0) })
        }
        guard let result = await outcome.value else {
            attempt.whenSuccess { $0.close(promise: nil) }
            throw .cancelled
        }
        return try result.get()
    }
}

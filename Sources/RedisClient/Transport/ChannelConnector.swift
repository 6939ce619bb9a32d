import Deadlines
import NIOCore
import NIOPosix
import NameResolution

/// Opens the channel to a target: resolve, connect, encrypt, all within one deadline.
struct ChannelConnector: Sendable {
    let target: RedisTarget
    let eventLoop: any EventLoop
    #if TLS
    let encryption: EncryptionContext?
    #endif

    /// A channel with the handler at its end.
    ///
    /// Addresses are tried in the system's order of preference, the next one 250 ms after the last or when that has
    /// failed (RFC 8305).
    ///
    /// - Throws: ``RedisError``; at the latest at the deadline, at once when the task is cancelled.
    func channel(
        until deadline: Deadline, limits: ReplyLimits, lifetime: ConnectionLifetime
    ) async throws(RedisError) -> any Channel {
        let bootstrap = ClientBootstrap(group: eventLoop).channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                let pipeline = channel.pipeline.syncOperations
                try pipeline.closeOnExec()
                #if TLS
                if let encryption { try pipeline.addHandlers(encryption.handlers(for: target.endpoint)) }
                #endif
                guard let handler = RedisChannelHandler(limits: limits, lifetime: lifetime) else {
                    throw RedisError(.resources)
                }
                try pipeline.addHandler(handler)
            }
        }
        switch target.endpoint {
        case .unix(let path):
            return try await outcome(
                of: bootstrap.connectTimeout(deadline.timeAmount).connect(unixDomainSocketPath: path))
        case .tcp(let host, let port):
            let addresses = try await addresses(of: host, port: port, until: deadline)
            let resolver = KnownAddresses(addresses: addresses, eventLoop: eventLoop)
            return try await outcome(
                of: bootstrap.resolver(resolver).connectTimeout(deadline.timeAmount).connect(host: host, port: port))
        }
    }

    private func addresses(
        of host: String, port: Int, until deadline: Deadline
    ) async throws(RedisError) -> [SocketAddress] {
        if let address = SocketAddress(digits: host, port: port) { return [address] }
        do throws(ResolutionError) {
            let found = try await HostResolver.shared.addresses(of: host, until: deadline)
            let addresses = found.compactMap { SocketAddress(digits: $0.numeric, port: port) }
            guard !addresses.isEmpty else { throw .notFound }
            return addresses
        } catch {
            switch error {
            case .notFound: throw RedisError(.dns)
            case .timedOut: throw RedisError(.timeout)
            case .cancelled: throw RedisError(.cancelled)
            }
        }
    }

    /// The channel, or the reason why there is none. One that comes after the task was cancelled is closed.
    private func outcome(of attempt: EventLoopFuture<any Channel>) async throws(RedisError) -> any Channel {
        let outcome = Promise<Result<any Channel, RedisError>>()
        attempt.whenComplete { result in
            outcome.fulfill(result.mapError { RedisError(transport: $0) })
        }
        guard let result = await outcome.value else {
            attempt.whenSuccess { $0.close(promise: nil) }
            throw RedisError(.cancelled)
        }
        return try result.get()
    }
}

import Deadlines
import NIOCore
import NIOPosix
import NameResolution
import SystemErrors

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Listens on one address.
struct Binding: Sendable {
    /// How long the name of a host may take to resolve.
    private static let lookUpTime = Duration.seconds(5)
    /// Connections that the kernel keeps for the server; its own limit is often lower.
    private static let backlog: Int32 = 1_024

    let address: Listener.Address
    let loop: any EventLoop
    /// Adds the handlers of the listening channel.
    let initializeListener: @Sendable (any Channel) -> EventLoopFuture<Void>
    /// Adds the handlers of a connection.
    let initializeConnection: @Sendable (any Channel) -> EventLoopFuture<Void>

    /// Binds and listens.
    func listen() async throws(HealthServerError) -> any Channel {
        do throws(HealthServerError) {
            switch address {
            case .unix(let path): return try await listen(path: path)
            case .tcp(let host, let port):
                guard (0...65_535).contains(port) else { throw HealthServerError(.portOutOfRange) }
                if let host { return try await listen(host: host, port: port) }
                return try await listenEverywhere(port: port)
            }
        } catch {
            throw HealthServerError(error.code, at: address.description)
        }
    }

    /// IPv6 and IPv4 by one socket, or IPv4 alone where the machine has no IPv6.
    private func listenEverywhere(port: Int) async throws(HealthServerError) -> any Channel {
        do {
            return try await bind(.init(ipAddress: "::", port: port))
        } catch let error as IOError where SystemErrorClass(error.errnoCode) == .unreachable {
            return try await listen(host: "0.0.0.0", port: port)
        } catch {
            throw HealthServerError(error)
        }
    }

    private func listen(host: String, port: Int) async throws(HealthServerError) -> any Channel {
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        let found: [ResolvedAddress]
        do {
            found = try await HostResolver.shared.addresses(of: bare, until: .after(Self.lookUpTime))
        } catch {
            throw HealthServerError(.addressUnavailable)
        }
        var failure = HealthServerError(.addressUnavailable)
        for candidate in found {
            do {
                return try await bind(.init(ipAddress: candidate.numeric, port: port))
            } catch {
                failure = HealthServerError(error)
            }
        }
        throw failure
    }

    private func listen(path: String) async throws(HealthServerError) -> any Channel {
        let file = SocketFile(path: path)
        guard let address = try? SocketAddress(unixDomainSocketPath: path), !path.isEmpty else {
            throw HealthServerError(.unusablePath)
        }
        try file.clear()
        do {
            let channel = try await bind(address)
            let made = file.identity
            channel.closeFuture.whenComplete { _ in file.remove(made) }
            return channel
        } catch {
            throw HealthServerError(error)
        }
    }

    private func bind(_ address: SocketAddress) async throws -> any Channel {
        let isTCP = address.protocol != .unix
        var bootstrap = ServerBootstrap(group: loop)
            .serverChannelOption(.backlog, value: Self.backlog)
            .serverChannelInitializer(initializeListener)
            .childChannelInitializer(initializeConnection)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            // Each connection keeps a buffer of the size that its reads have had.
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 1_024, maximum: 4_096))
        if isTCP {
            bootstrap =
                bootstrap
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                // Accepted sockets inherit these bounds on what the kernel keeps for peers that do not read, or that
                // are not read from.
                .serverChannelOption(.socketOption(.so_sndbuf), value: 131_072)
                .serverChannelOption(.socketOption(.so_rcvbuf), value: 65_536)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        }
        if address.protocol == .inet6 {
            bootstrap = bootstrap.serverChannelOption(
                ChannelOptions.Types.SocketOption(level: .ipv6, name: .ipv6_v6only), value: 0)
        }
        return try await bootstrap.bind(to: address).get()
    }
}

extension HealthServerError {
    /// The error behind one of NIO.
    fileprivate init(_ error: any Error) {
        guard let number = (error as? IOError)?.errnoCode else {
            self.init(.failed)
            return
        }
        switch number {
        case EADDRINUSE: self.init(.addressInUse)
        // A folder that is missing is no missing server.
        case ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP: self.init(.unusablePath)
        case EROFS: self.init(.noPermission)
        default:
            switch SystemErrorClass(number) {
            case .noPermission: self.init(.noPermission)
            case .unreachable: self.init(.addressUnavailable)
            case .outOfResources: self.init(.outOfResources)
            case .refused, .timeout, .closed, nil: self.init(.failed)
            }
        }
    }
}

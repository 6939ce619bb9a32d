import NIOCore
import NIOPosix

@testable import HealthServer

#if TLS
import NIOSSL
#endif

/// A client that sends bytes as they are and keeps those that come back.
final class RawClient: Sendable {
    private let channel: any Channel
    private let received: NIOLoopBound<ReceivedBytes>

    private init(_ channel: any Channel, _ received: NIOLoopBound<ReceivedBytes>) {
        (self.channel, self.received) = (channel, received)
    }

    /// Connects.
    ///
    /// - Parameter reads: Whether the client takes what it is sent.
    static func connect(to address: ListeningAddress, reads: Bool = true) async throws -> RawClient {
        let target: SocketAddress =
            switch address {
            case .tcp(let host, let port, _), .agent(let host, let port):
                try SocketAddress(ipAddress: ["::": "::1", "0.0.0.0": "127.0.0.1"][host] ?? host, port: port)
            case .unix(let path): try SocketAddress(unixDomainSocketPath: path)
            }
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let received = try await loop.submit { NIOLoopBound(ReceivedBytes(), eventLoop: loop) }.get()
        let channel = try await ClientBootstrap(group: loop)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: reads)
            .channelOption(.socketOption(.so_rcvbuf), value: reads ? 65_536 : 4_096)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if case .tcp(_, _, isTLS: true) = address { try channel.pipeline.syncOperations.addTLS() }
                    try channel.pipeline.syncOperations.addHandler(received.value)
                }
            }
            .connect(to: target).get()
        return RawClient(channel, received)
    }

    deinit {
        channel.close(promise: nil)
    }

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    /// Sends without waiting for the bytes to leave.
    func post(_ bytes: [UInt8]) {
        channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    }

    /// Closes the sending side.
    func endOutput() async throws {
        try await channel.close(mode: .output)
    }

    func close() async throws {
        try await channel.close()
    }

    /// Waits for a number of responses, and gives all that came.
    func responses(_ count: Int) async throws -> [RawResponse] {
        let received = received
        let bytes = try await channel.eventLoop.flatSubmit { received.value.wait(forResponses: count) }.get()
        return RawResponse.all(in: bytes) ?? []
    }

    /// Waits for the server to close, and gives all responses; nil where other bytes came.
    func responsesToEnd() async throws -> [RawResponse]? {
        let received = received
        return RawResponse.all(in: try await channel.eventLoop.flatSubmit { received.value.waitForEnd() }.get())
    }

    /// Waits for the server to close, and gives all that came as text.
    func textToEnd() async throws -> String {
        let received = received
        let bytes = try await channel.eventLoop.flatSubmit { received.value.waitForEnd() }.get()
        return String(decoding: bytes, as: UTF8.self)
    }

    /// All that a server says to who connects.
    static func text(from address: ListeningAddress, sending text: String = "") async throws -> String {
        let client = try await connect(to: address)
        if !text.isEmpty { try await client.send(text) }
        return try await client.textToEnd()
    }

    /// One exchange on a connection of its own.
    static func get(_ path: String, from address: ListeningAddress) async throws -> RawResponse? {
        let client = try await connect(to: address)
        try await client.send("GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        return try await client.responsesToEnd()?.first
    }
}

/// What a client has received. Only for its event loop.
private final class ReceivedBytes: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private var bytes: [UInt8] = []
    private var hasEnded = false
    private var waiting: [(responses: Int, promise: EventLoopPromise<[UInt8]>)] = []
    private var blankLines = 0
    private var loop: (any EventLoop)?

    func handlerAdded(context: ChannelHandlerContext) {
        loop = context.eventLoop
    }

    func wait(forResponses count: Int) -> EventLoopFuture<[UInt8]> {
        guard let loop else { return MultiThreadedEventLoopGroup.singleton.next().makeSucceededFuture([]) }
        let promise = loop.makePromise(of: [UInt8].self)
        waiting.append((count, promise))
        settle()
        return promise.futureResult
    }

    func waitForEnd() -> EventLoopFuture<[UInt8]> { wait(forResponses: .max) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let start = max(0, bytes.count - 3)
        bytes += unwrapInboundIn(data).readableBytesView
        blankLines += bytes[start...].blankLines
        settle()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.inputClosed) = event as? ChannelEvent { end() }
    }

    func channelInactive(context: ChannelHandlerContext) { end() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func end() {
        hasEnded = true
        settle()
    }

    private func settle() {
        waiting.removeAll { waiter in
            // Looking at every byte again each time would take longer than the server does.
            guard hasEnded || blankLines >= waiter.responses && RawResponse.all(in: bytes) != nil else { return false }
            waiter.promise.succeed(bytes)
            return true
        }
    }
}

extension ArraySlice<UInt8> {
    /// How many heads end here.
    fileprivate var blankLines: Int {
        indices.dropLast(3).count { self[$0] == 13 && self[$0 + 1] == 10 && self[$0 + 2] == 13 && self[$0 + 3] == 10 }
    }
}

extension ChannelPipeline.SynchronousOperations {
    /// TLS that trusts whoever answers.
    fileprivate func addTLS() throws {
        #if TLS
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        try addHandler(NIOSSLClientHandler(context: NIOSSLContext(configuration: configuration), serverHostname: nil))
        #endif
    }
}

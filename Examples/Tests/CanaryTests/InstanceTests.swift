import NIOCore
import NIOPosix
import Rollout
import Testing

@testable import canary

/// A version that misbehaves costs its points and never the tick.
@Suite(.timeLimit(.minutes(1))) struct `A version` {
    /// Runs a body with an instance that answers each request with some bytes, and then says nothing.
    private func answering(_ bytes: String, _ body: (Instance) async throws -> Void) async throws {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Parrot(bytes))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port)
        try await body(Instance(.candidate, url: "http://127.0.0.1:\(port)"))
        try await server.close().get()
    }

    @Test(
        arguments: [
            "", "no HTTP\r\n\r\n", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
            "HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n\(String(repeating: "x", count: 2 << 20))",
        ])
    func `that gives no whole answer gives none`(bytes: String) async throws {
        try await answering(bytes) { instance in
            let began = ContinuousClock.now
            #expect(await instance.answer(to: "/metrics") == nil)
            #expect(ContinuousClock.now - began < .seconds(10))
        }
    }

    @Test func `that answers is heard`() async throws {
        try await answering("HTTP/1.1 503 No\r\nContent-Length: 2\r\n\r\n{}") { instance in
            #expect(await instance.answer(to: "/ready") == Instance.Answer(status: 503, body: Array("{}".utf8)))
        }
    }

    @Test func `that is silent is seen without points, and not ready`() async throws {
        try await answering("") { silent in
            let dead = Instance(.stable, url: "http://127.0.0.1:1")
            var ticks = Ticks(stable: dead, candidate: silent, interval: .seconds(1)).makeAsyncIterator()
            let tick = try #require(await ticks.next())
            #expect(tick.observations == [])
            #expect(tick.health.map(\.status) == [0, 0])
        }
    }
}

/// Says the same to whatever comes.
private final class Parrot: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let words: ByteBuffer

    init(_ words: String) {
        self.words = ByteBuffer(string: words)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.writeAndFlush(wrapOutboundOut(words), promise: nil)
    }
}

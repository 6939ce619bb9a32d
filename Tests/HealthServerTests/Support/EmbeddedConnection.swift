import Logging
import NIOCore
import NIOEmbedded

@testable import HealthServer

/// A connection without a socket: bytes in, bytes out, and time that only goes on when the test says so.
final class EmbeddedConnection {
    let endpoints: ScriptedEndpoints
    let table: ConnectionTable
    let statistics = StatisticsBoard()
    private let channel: EmbeddedChannel
    private let jobs: AsyncStream<ConnectionTable.Job>
    private(set) var output: [UInt8] = []

    init(
        _ endpoints: ScriptedEndpoints = ScriptedEndpoints(), routes: [Route] = [], timeouts: Timeouts = Timeouts()
    ) throws {
        self.endpoints = endpoints
        let (jobs, queue) = AsyncStream.makeStream(of: ConnectionTable.Job.self)
        self.jobs = jobs
        let loop = EmbeddedEventLoop()
        table = ConnectionTable(limit: 4, timeouts: timeouts, jobs: queue, statistics: statistics, on: loop)
        let book = AnswerBook(endpoints: endpoints, routes: routes, dates: DateSource())
        let handlers = ConnectionHandler.pipeline(book: book, table: table, tls: nil, on: loop)
        channel = EmbeddedChannel(handlers: handlers, loop: loop)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    deinit {
        _ = try? channel.finish(acceptAlreadyClosed: true)
    }

    /// Whether the server has closed.
    var isClosed: Bool { !channel.isActive }

    /// The responses so far; nil when the bytes are anything else.
    var responses: [RawResponse]? { RawResponse.all(in: output) }

    /// Gives the connection bytes, as one read.
    func send(_ bytes: some Sequence<UInt8>) throws {
        try sendForOneTurn(bytes)
        try collect()
    }

    /// The same, and only what is done with them at once.
    func sendForOneTurn(_ bytes: some Sequence<UInt8>) throws {
        guard channel.isActive else { return }
        try channel.writeInbound(ByteBuffer(bytes: bytes))
        try read()
    }

    func send(_ text: String) throws { try send(text.utf8) }

    /// Lets time pass.
    func pass(_ time: TimeAmount) throws {
        channel.embeddedEventLoop.advanceTime(by: time)
        try collect()
    }

    /// Runs the routes that were started, one after the other in the given order.
    func runJobs(_ count: Int) async throws {
        var iterator = jobs.makeAsyncIterator()
        for _ in 0..<count { await iterator.next()?() }
        channel.embeddedEventLoop.run()
        try collect()
    }

    /// The client closes its side.
    func endInput() throws {
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        try collect()
    }

    private func collect() throws {
        while !table.turns.isEmpty { channel.embeddedEventLoop.advanceTime(by: TurnQueue.pause) }
        try read()
    }

    private func read() throws {
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { output += buffer.readableBytesView }
    }
}

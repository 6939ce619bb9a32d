import Logging
import NIOCore
import SystemErrors

/// Stands at a listening socket for the time when no descriptor is left.
///
/// Without it NIO would try to accept again and again at full speed. A connection that is worth less than a new one
/// gives its descriptor; where there is none, those who wait are told 503 by means of a spare descriptor, and the next
/// look is a moment later.
final class AcceptHandler: ChannelDuplexHandler {
    typealias InboundIn = Channel
    typealias OutboundIn = Never

    /// How long nothing is accepted then. At most as long it takes to serve again when descriptors are free.
    private static let pause = TimeAmount.milliseconds(50)
    /// The shortest time between two words about it in the log.
    private static let logInterval = TimeAmount.minutes(1)

    private let table: ConnectionTable
    private let spare: SpareDescriptor
    private let isPlainHTTP: Bool
    private let logger: Logger
    private var isPaused = false
    private var nextLog: NIODeadline = .uptimeNanoseconds(0)

    /// - Parameter isPlainHTTP: Whether those who are sent away understand an answer of HTTP.
    init(table: ConnectionTable, spare: SpareDescriptor, isPlainHTTP: Bool, logger: Logger) {
        self.table = table
        self.spare = spare
        self.isPlainHTTP = isPlainHTTP
        self.logger = logger
    }

    func read(context: ChannelHandlerContext) {
        if !isPaused { context.read() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let failure = error as? IOError, SystemErrorClass(failure.errnoCode) == .outOfResources else {
            // A client that left before it was accepted is no event.
            return
        }
        let now = context.eventLoop.now
        if now >= nextLog {
            nextLog = now + Self.logInterval
            logger.error("cannot accept connections", metadata: ["errno": "\(failure.errnoCode)"])
        }
        guard !table.evict() else { return }
        let answer = isPlainHTTP ? ResponseRenderer.unavailable : []
        let operations = context.channel.pipeline.syncOperations
        let count = try? operations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { listener in
            spare.sendAway(from: listener, saying: answer)
        }
        table.countRefused(count ?? 0)
        isPaused = true
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
            self.isPaused = false
            context.read()
        }
    }
}

extension ResponseRenderer {
    /// What those are told for whom there is no room.
    fileprivate static var unavailable: [UInt8] {
        Array(render(refusal(.unavailable), form: Form(closes: true), date: HTTPDate.now.text).readableBytesView)
    }
}

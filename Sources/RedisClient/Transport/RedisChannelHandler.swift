import Deadlines
import NIOCore
import Transport

/// The shell of ``Conversation`` and ``ReplyDecoder`` in the pipeline of a channel.
///
/// Everything in it happens on the event loop of the channel.
final class RedisChannelHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = RedisRequest
    typealias OutboundOut = ByteBuffer

    private var conversation: Conversation
    private var decoder: ReplyDecoder
    private var waiting: [Conversation.RequestID: Waiting] = [:]
    private var alarm: Alarm?
    private let lifetime: ConnectionLifetime
    private let onMessage: (@Sendable (RedisMessage) -> Void)?

    private struct Waiting {
        var settle: Settlement
        var deadline: Deadline
    }

    /// One timer for all requests that wait: it is due at the earliest deadline, or too early when that one has its
    /// reply by now, which costs less than a timer for each.
    private struct Alarm {
        var deadline: Deadline
        var timer: Scheduled<Void>
    }

    /// A handler that reports the end to `lifetime` and messages to `onMessage`, or nil when there is no memory.
    init?(limits: ReplyLimits, lifetime: ConnectionLifetime, onMessage: (@Sendable (RedisMessage) -> Void)?) {
        guard let decoder = ReplyDecoder(limits: limits) else { return nil }
        self.decoder = decoder
        self.onMessage = onMessage
        conversation = Conversation(takesMessages: onMessage != nil)
        self.lifetime = lifetime
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let request = unwrapOutboundIn(data)
        waiting[request.id] = Waiting(settle: request.settle, deadline: request.deadline)
        arm(request.deadline, context)
        let refusal = conversation.began(request.id, commands: request.commands)
        perform(refusal, context)
        guard refusal.isEmpty else {
            promise?.succeed()
            return
        }
        context.write(wrapOutboundOut(context.channel.allocator.buffer(bytes: request.bytes)), promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        do {
            try decoder.decode(unwrapInboundIn(data)) { reply in
                perform(conversation.received(reply), context)
            }
        } catch {
            end(error, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(RedisError(transport: error), context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        alarm?.timer.cancel()
        alarm = nil
        end(RedisError(.closed), context)
        lifetime.end(conversation.failure ?? RedisError(.closed), afterAnswer: conversation.hasAnswered)
        context.fireChannelInactive()
    }

    private func end(_ error: RedisError, _ context: ChannelHandlerContext) {
        perform(conversation.ended(error), context)
    }

    private func perform(_ actions: [Conversation.Action], _ context: ChannelHandlerContext) {
        for action in actions {
            switch action {
            case .answer(let id, let replies): settle(id, .success(replies))
            case .fail(let id, let error): settle(id, .failure(error))
            case .deliver(let message): onMessage?(message)
            case .close: context.close(promise: nil)
            }
        }
    }

    private func arm(_ deadline: Deadline, _ context: ChannelHandlerContext) {
        guard alarm.map({ deadline < $0.deadline }) ?? true else { return }
        alarm?.timer.cancel()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let timer = context.eventLoop.scheduleTask(in: deadline.timeAmount) {
            let (handler, context) = bound.value
            handler.ring(context)
        }
        alarm = Alarm(deadline: deadline, timer: timer)
    }

    /// The earliest deadline of some time ago has passed.
    private func ring(_ context: ChannelHandlerContext) {
        let expired = alarm?.deadline
        alarm = nil
        // A timer is never early, whatever the clock says that it is compared with.
        for (id, request) in waiting where expired.map({ request.deadline <= $0 }) ?? false {
            perform(conversation.expired(id), context)
        }
        if let next = waiting.values.map(\.deadline).min() { arm(next, context) }
    }

    private func settle(_ id: Conversation.RequestID, _ result: Result<[RedisReply], RedisError>) {
        guard let waiting = waiting.removeValue(forKey: id) else { return }
        waiting.settle(result)
    }
}

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

    private var conversation = Conversation()
    private var decoder: ReplyDecoder
    private var waiting: [Conversation.RequestID: Waiting] = [:]
    private let lifetime: ConnectionLifetime

    private struct Waiting {
        var outcome: Promise<Result<[RedisReply], RedisError>>
        var timeout: Scheduled<Void>
    }

    /// A handler that reports the end to `lifetime`, or nil when there is no memory.
    init?(limits: ReplyLimits, lifetime: ConnectionLifetime) {
        guard let decoder = ReplyDecoder(limits: limits) else { return nil }
        self.decoder = decoder
        self.lifetime = lifetime
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let request = unwrapOutboundIn(data)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let timeout = context.eventLoop.scheduleTask(in: request.deadline.timeAmount) {
            let (handler, context) = bound.value
            handler.perform(handler.conversation.expired(request.id), context)
        }
        waiting[request.id] = Waiting(outcome: request.outcome, timeout: timeout)
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
            case .close: context.close(promise: nil)
            }
        }
    }

    private func settle(_ id: Conversation.RequestID, _ result: Result<[RedisReply], RedisError>) {
        guard let waiting = waiting.removeValue(forKey: id) else { return }
        waiting.timeout.cancel()
        waiting.outcome.fulfill(result)
    }
}

package import Deadlines
import NIOCore
import Synchronization
import Transport

/// One connection to a server, and gone for good after the first failure.
///
/// Replies belong to commands by their order alone, so after a timeout, a cancellation or anything that is no RESP the
/// connection is closed and never used again: a late reply would be taken for that of the next command.
package final class RedisConnection: Sendable {
    private let channel: any Channel
    private let lifetime: ConnectionLifetime
    private let lastRequest = Atomic<Conversation.RequestID>(0)

    init(adopting channel: any Channel, lifetime: ConnectionLifetime) {
        self.channel = channel
        self.lifetime = lifetime
    }

    deinit {
        channel.close(promise: nil)
    }

    /// Whether it can still be used, as far as anyone knows yet.
    package var isOpen: Bool { lifetime.end == nil }

    /// Sends commands together and waits for all their replies, in order.
    ///
    /// An error that the server answers is a reply like others; see ``RedisError/init(_:)-(RedisServerError)``.
    ///
    /// - Throws: ``RedisError`` when there are no replies; the connection is closed then. At the latest at the deadline,
    ///   at once when the task is cancelled.
    package func send(_ commands: [RedisCommand], until deadline: Deadline) async throws(RedisError) -> [RedisReply] {
        guard !commands.isEmpty else { return [] }
        let outcome = Promise<Result<[RedisReply], RedisError>>()
        write(try request(commands, until: deadline) { outcome.fulfill($0) })
        guard let result = await outcome.value else {
            drop()
            throw RedisError(.cancelled)
        }
        return try result.get()
    }

    /// Sends one command and waits for its reply.
    package func send(_ command: RedisCommand, until deadline: Deadline) async throws(RedisError) -> RedisReply {
        guard let reply = try await send([command], until: deadline).first else { throw RedisError(.protocol) }
        return reply
    }

    /// Sends commands together and calls `settle` once with all their replies, on the event loop of the connection,
    /// where whoever must not wait for a task's turn is at home.
    package func send(
        _ commands: [RedisCommand], until deadline: Deadline,
        settle: @escaping @Sendable (Result<[RedisReply], RedisError>) -> Void
    ) {
        do throws(RedisError) {
            write(try request(commands, until: deadline, settle: settle))
        } catch {
            channel.eventLoop.execute { settle(.failure(error)) }
        }
    }

    /// Does `action` once, when the connection has ended, on its event loop; at once when it has.
    package func onClose(_ action: @escaping @Sendable () -> Void) {
        lifetime.onEnd { _ in action() }
    }

    /// Does `action` once with the reason, when the connection has ended, on its event loop; at once when it has.
    package func onFailure(_ action: @escaping @Sendable (RedisError) -> Void) {
        lifetime.onEnd { action($0.error) }
    }

    /// Closes without a word.
    package func drop() {
        channel.close(promise: nil)
    }

    /// Says good-bye, so that the server need not log a lost client, and returns when the connection is closed: at most
    /// ``goodbye`` later, even in a cancelled task.
    package func close() async {
        let channel = channel
        if let quit = try? request([RedisCommand("QUIT")], until: .after(Self.goodbye), settle: { _ in }) {
            write(quit)
        }
        // The time begins when the event loop has come to the write, however late that is.
        channel.eventLoop.execute {
            channel.eventLoop.scheduleTask(in: Deadline.after(Self.goodbye).timeAmount) { channel.close(promise: nil) }
        }
        await withCheckedContinuation { continuation in
            channel.closeFuture.whenComplete { _ in continuation.resume() }
        }
    }

    /// How long a server may take to hang up.
    package static let goodbye = Duration.milliseconds(50)

    /// How the connection ended, if it does within a time; nil when it lives on.
    func end(within time: Duration, until deadline: Deadline) async -> ConnectionLifetime.End? {
        let outcome = Promise<ConnectionLifetime.End?>()
        lifetime.onEnd { outcome.fulfill($0) }
        let moment = min(deadline, .after(time))
        let timer = channel.eventLoop.scheduleTask(in: moment.timeAmount) { outcome.fulfill(nil) }
        defer { timer.cancel() }
        return await outcome.value ?? nil
    }

    private func request(
        _ commands: [RedisCommand], until deadline: Deadline,
        settle: @escaping @Sendable (Result<[RedisReply], RedisError>) -> Void
    ) throws(RedisError) -> RedisRequest {
        var bytes: [UInt8] = []
        for command in commands {
            guard let formatted = command.formatted() else { throw RedisError(.resources) }
            bytes += formatted
        }
        return RedisRequest(
            id: lastRequest.add(1, ordering: .relaxed).newValue, bytes: bytes, commands: commands.count,
            deadline: deadline, settle: Settlement(settle))
    }

    private func write(_ request: RedisRequest) {
        let (channel, lifetime) = (channel, lifetime)
        if channel.eventLoop.inEventLoop {
            // At home: the handler settles whatever it has been given, and it is there until the end.
            if let end = lifetime.end {
                request.settle(.failure(end.error))
            } else {
                channel.pipeline.syncOperations.writeAndFlush(NIOAny(request), promise: nil)
            }
            return
        }
        channel.writeAndFlush(request).whenFailure { error in
            // The handler knows better why the connection ends, but a closed channel has no handler any more.
            channel.closeFuture.whenComplete { _ in
                request.settle(.failure(lifetime.end?.error ?? RedisError(transport: error)))
            }
        }
    }
}

extension RedisConnection: CustomStringConvertible, CustomReflectable {
    package var description: String { "Redis connection" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

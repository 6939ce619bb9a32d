import Deadlines
import Health
import RedisClient
import Synchronization

/// The shell of a check: one connection, kept from run to run and watched in between.
final class RedisProber: Sendable {
    private let connector: RedisConnector
    private let options: RedisCheckOptions
    private let state = Mutex(State())

    private struct State {
        var idle: KeptConnection?
        var trigger: (@Sendable () -> Void)?
        /// Whether an idle connection ended while nobody watched.
        var hasUnheardEnd = false
        var isStopped = false
    }

    init(connector: RedisConnector, options: RedisCheckOptions) {
        self.connector = connector
        self.options = options
    }

    func probe(until instant: ContinuousClock.Instant) async -> CheckResult {
        let deadline = Deadline(instant)
        do throws(RedisError) {
            return Assessment(options: options).result(try await answers(until: deadline))
        } catch {
            // The monitor cancels at the deadline, which is the true reason then.
            let isLate = error.code == .cancelled && deadline.hasPassed
            return .unhealthy(isLate ? .timeout : CheckCode(error))
        }
    }

    func watch(_ trigger: @escaping @Sendable () -> Void) async {
        let isLate = state.withLock { state in
            defer { (state.trigger, state.isStopped, state.hasUnheardEnd) = (trigger, false, false) }
            return state.hasUnheardEnd
        }
        if isLate { trigger() }
        // Nobody ever sets this value: the wait ends with the task's cancellation.
        _ = await Promise<Never>().value
        let idle = state.withLock { state in
            defer { state = State(isStopped: true) }
            return state.idle
        }
        await idle?.connection.close()
    }

    /// What the server says, on the kept connection if there is one.
    private func answers(until deadline: Deadline) async throws(RedisError) -> Answers {
        if let kept = takeIdle() {
            do throws(RedisError) {
                return try await ask(kept, until: deadline)
            } catch {
                // Closed by the server in between: its idle timeout, an operator, a restart. A new connection tells.
                guard error.code == .closed else { throw error }
            }
        }
        let connection = try await connector.connect(until: deadline)
        connection.onClose { [weak self, weak connection] in
            if let connection { self?.noticeEnd(of: connection) }
        }
        return try await ask(KeptConnection(connection), until: deadline)
    }

    private func ask(_ kept: KeptConnection, until deadline: Deadline) async throws(RedisError) -> Answers {
        var kept = kept
        do throws(RedisError) {
            var answers = try await converse(&kept, until: deadline)
            if let information = answers.information {
                (kept.information, kept.runs) = (information, 1)
            } else {
                answers.information = kept.information
                kept.runs += 1
            }
            // Credentials are only looked at in a login, so one that failed is not worth keeping.
            if answers.refusal?.code == .auth { kept.connection.drop() } else { keep(kept) }
            return answers
        } catch {
            kept.connection.drop()
            throw error
        }
    }

    private func converse(_ kept: inout KeptConnection, until deadline: Deadline) async throws(RedisError) -> Answers {
        var commands = ProbeCommands(nonce: Self.nonce(), information: kept.request(every: options.informationEvery))
        var replies = try await kept.connection.send(commands.commands, until: deadline)
        if commands.needsWholeInformation(replies) {
            kept.asksForAll = true
            commands = ProbeCommands(nonce: Self.nonce(), information: .whole)
            replies = try await kept.connection.send(commands.commands, until: deadline)
        }
        return try commands.answers(replies)
    }

    private func takeIdle() -> KeptConnection? {
        state.withLock { state in
            defer { state.idle = nil }
            return state.idle
        }
    }

    private func keep(_ kept: KeptConnection) {
        let isKept = state.withLock { state in
            guard !state.isStopped, state.idle == nil else { return false }
            state.idle = kept
            return true
        }
        guard isKept else { return kept.connection.drop() }
        // It may have ended between the last reply and now, when nobody held it for idle.
        if !kept.connection.isOpen { noticeEnd(of: kept.connection) }
    }

    /// Asks for a run when the connection that has ended is the idle one. Called on the event loop, or after a run.
    private func noticeEnd(of connection: RedisConnection) {
        let trigger: (@Sendable () -> Void)? = state.withLock { state in
            guard state.idle?.connection === connection else { return nil }
            state.idle = nil
            state.hasUnheardEnd = state.trigger == nil
            return state.trigger
        }
        trigger?()
    }

    /// A word that has never been sent before.
    private static func nonce() -> String {
        String(UInt64.random(in: .min ... .max), radix: 36)
    }
}

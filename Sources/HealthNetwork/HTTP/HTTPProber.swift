#if HTTPClient
import Deadlines
import Health
import Synchronization
import Transport

/// The shell of a check: one session, kept from run to run.
final class HTTPProber: Sendable {
    private let request: HTTPRequest
    private let expectation: HTTPExpectation
    private let connector: HTTPConnector
    private let state = Mutex(State())

    private struct State {
        var kept: HTTPSession?
        /// Whether its connection was open when it was kept.
        var hasConnection = false
        var isStopped = false
    }

    init(_ request: HTTPRequest, _ expectation: HTTPExpectation, _ connector: HTTPConnector) {
        (self.request, self.expectation, self.connector) = (request, expectation, connector)
    }

    func probe(until instant: ContinuousClock.Instant) async -> CheckResult {
        let deadline = Deadline(instant)
        do throws(HTTPFailure) {
            return result(of: try await answer(until: deadline))
        } catch {
            return .unhealthy(CheckCode(error, by: deadline))
        }
    }

    /// Waits until the task is cancelled, then closes the kept connection.
    func watch() async {
        state.withLock { $0.isStopped = false }
        // Nobody ever sets this value: the wait ends with the task's cancellation.
        _ = await Promise<Never>().value
        let kept = state.withLock { state in
            defer { state = State(isStopped: true) }
            return state.kept
        }
        await kept?.end()
    }

    private func result(of answer: HTTPResponse) -> CheckResult {
        let observed = [Observation("http_status", .integer(Int64(answer.status)))]
        guard let body = answer.body else { return .unhealthy(.httpStatus, observed: observed) }
        guard let fault = expectation.fault(of: body) else { return .healthy(observed: observed) }
        return .unhealthy(fault, observed: observed)
    }

    private func answer(until deadline: Deadline) async throws(HTTPFailure) -> HTTPResponse {
        let (kept, hasConnection) = takeKept()
        if let kept, hasConnection, kept.isConnected {
            do throws(HTTPFailure) {
                return try await ask(kept, connectedBy: deadline, until: deadline)
            } catch {
                // Closed by the server in between: its idle timeout, a restart. A new connection tells.
                guard error.isOfConnection else { throw error }
            }
        }
        let addresses = try await connector.addresses(preferring: kept, until: deadline)
        var failure = HTTPFailure.transport(.dns)
        for (index, address) in addresses.enumerated() {
            // The session of before has read its certificates already.
            let session = if let kept, kept.address == address { kept } else { try connector.session(to: address) }
            let share = Deadline.after(deadline.remaining / (addresses.count - index))
            let connections = session.connectionsMade
            do throws(HTTPFailure) {
                return try await ask(session, connectedBy: share, until: deadline)
            } catch {
                // Another address is no remedy where one has answered.
                guard session.connectionsMade == connections, !Task.isCancelled else { throw error }
                // A server that hangs up on our hello wants no TLS.
                failure = request.target.isSecure && error == .transport(.closed) ? .transport(.tls) : error
            }
            if addresses.count == 1 { keep(session, hasConnection: false) }
        }
        throw failure
    }

    private func ask(
        _ session: HTTPSession, connectedBy connection: Deadline, until deadline: Deadline
    ) async throws(HTTPFailure) -> HTTPResponse {
        let answer = try await session.answer(
            to: request, wanting: expectation, connectedBy: connection, until: deadline)
        keep(session, hasConnection: answer.keepsConnection)
        return answer
    }

    private func takeKept() -> (session: HTTPSession?, hasConnection: Bool) {
        state.withLock { state in
            defer { state.kept = nil }
            return (state.kept, state.hasConnection)
        }
    }

    private func keep(_ session: HTTPSession, hasConnection: Bool) {
        state.withLock { state in
            if !state.isStopped { (state.kept, state.hasConnection) = (session, hasConnection) }
        }
    }
}
#endif

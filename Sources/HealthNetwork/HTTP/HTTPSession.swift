#if HTTPClient
import AsyncHTTPClient
import Deadlines
import NIOCore
import NIOHTTP1
import Synchronization
import Transport

/// A client bound to one address of a server, with at most one connection at a time.
///
/// The client library would look a name up on a thread that blocks without bound, so it is given an address; TLS and
/// the `Host` field keep the name. It ends with its last reference.
final class HTTPSession: Sendable {
    /// The address in digits; nil where the URL itself has one.
    let address: String?
    private let client: HTTPClient
    private let connections: Connections

    /// How many connections there have been and how many are open, told by the event loop.
    private final class Connections: Sendable {
        let counts = Mutex((made: 0, open: 0))
    }

    /// A session that has not connected yet.
    ///
    /// - Throws: ``TransportError/resources`` when there is no event loop and none can be started.
    init(
        to address: String?, of target: HTTPTarget, _ configuration: HTTPClient.Configuration
    ) throws(TransportError) {
        let group = try EventLoops.shared()
        let connections = Connections()
        var configuration = configuration
        if let address { configuration.dnsOverride = [target.host: address] }
        configuration.http1_1ConnectionDebugInitializer = { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.closeOnExec()
                try channel.pipeline.syncOperations.meterAnswers()
                connections.counts.withLock { $0 = ($0.made + 1, $0.open + 1) }
                channel.closeFuture.whenComplete { _ in connections.counts.withLock { $0.open -= 1 } }
            }
        }
        self.address = address
        self.connections = connections
        client = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
    }

    deinit {
        // Fails where `end` came before. The client itself lives until this is done.
        client.shutdown { _ in }
    }

    /// Whether there is a connection, as far as anyone knows yet.
    var isConnected: Bool { connections.counts.withLock { $0.open > 0 } }

    /// How many connections there have been, each ready for a request: encrypted where it had to be.
    var connectionsMade: Int { connections.counts.withLock { $0.made } }

    /// Closes the connection and returns when it is closed.
    func end() async {
        try? await client.shutdown()
    }

    /// The answer to a request, with its body when the status is one of `wanted`.
    ///
    /// - Parameter connection: The moment by which there has to be a connection.
    /// - Throws: ``HTTPFailure``; at the latest at the deadline, at once when the task is cancelled.
    func answer(
        to request: HTTPRequest, wanting wanted: HTTPExpectation, connectedBy connection: Deadline,
        until deadline: Deadline
    ) async throws(HTTPFailure) -> HTTPResponse {
        let result = await withTaskGroup(of: Result<HTTPResponse, HTTPFailure>.self) { group in
            group.addTask {
                do {
                    return .success(try await self.exchange(request, wanting: wanted, until: deadline))
                } catch {
                    return .failure(HTTPFailure(error))
                }
            }
            group.addTask {
                try? await Task.sleep(until: connection.instant, clock: .continuous)
                if self.isConnected { try? await Task.sleep(until: deadline.instant, clock: .continuous) }
                return .failure(.transport(Task.isCancelled ? .cancelled : .timeout))
            }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(.transport(.cancelled))
        }
        return try result.get()
    }

    /// The client's own deadline ends with the head of the answer.
    private func exchange(
        _ request: HTTPRequest, wanting wanted: HTTPExpectation, until deadline: Deadline
    ) async throws -> HTTPResponse {
        let response = try await client.execute(request.message, deadline: .now() + deadline.timeAmount)
        let status = Int(response.status.code)
        guard wanted.accepts(status: status) else {
            return HTTPResponse(status: status, body: nil, keepsConnection: false)
        }
        var body: [UInt8] = []
        for try await part in response.body {
            guard body.count + part.readableBytes <= HTTPRequest.bodyLimit else { throw HTTPFailure.tooLarge }
            body.append(contentsOf: part.readableBytesView)
        }
        let closes = response.headers[canonicalForm: "connection"].contains { $0.lowercased() == "close" }
        return HTTPResponse(status: status, body: body, keepsConnection: !closes && response.version == .http1_1)
    }
}
#endif

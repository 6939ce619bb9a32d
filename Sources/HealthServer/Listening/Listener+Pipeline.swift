import NIOCore

extension Listener {
    /// What the listeners of a server share. Only for its event loop.
    struct Shared {
        let table: ConnectionTable
        let dates: DateSource
        let spare: SpareDescriptor
    }

    /// Prepares what makes the handlers of each connection, in their order; it is called on the event loop.
    func pipeline(
        _ shared: NIOLoopBound<Shared>, on loop: any EventLoop
    ) async throws -> @Sendable () -> [any ChannelHandler] {
        switch purpose {
        case .agent(let agent):
            let responder = try await loop.submit { NIOLoopBound(AgentResponder(agent), eventLoop: loop) }.get()
            return { [AgentHandler(responder.value)] }
        case .http(let endpoints, let routes, let certificate):
            let tls = try certificate.map { certificate throws(HealthServerError) in try ServerTLS(certificate) }
            let book = try await loop.submit {
                NIOLoopBound(
                    AnswerBook(endpoints: endpoints, routes: routes, dates: shared.value.dates), eventLoop: loop)
            }.get()
            return { ConnectionHandler.pipeline(book: book.value, table: shared.value.table, tls: tls, on: loop) }
        }
    }

    /// Whether those who come understand an answer of HTTP without TLS.
    var isPlainHTTP: Bool {
        if case .http(_, _, .none) = purpose { true } else { false }
    }
}

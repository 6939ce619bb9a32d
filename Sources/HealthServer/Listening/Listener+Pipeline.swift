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
        if let agent {
            let desk = try await loop.submit { NIOLoopBound(AgentDesk(), eventLoop: loop) }.get()
            return { [AgentHandler(agent, desk: desk.value)] }
        }
        let tls = try certificate.map { certificate throws(HealthServerError) in try ServerTLS(certificate) }
        let (endpoints, routes) = (endpoints, routes)
        let book = try await loop.submit {
            NIOLoopBound(
                AnswerBook(endpoints: endpoints, routes: routes, dates: shared.value.dates), eventLoop: loop)
        }.get()
        return { ConnectionHandler.pipeline(book: book.value, table: shared.value.table, tls: tls, on: loop) }
    }

    /// Whether those who come understand an answer of HTTP without TLS.
    var isPlainHTTP: Bool { agent == nil && certificate == nil }
}

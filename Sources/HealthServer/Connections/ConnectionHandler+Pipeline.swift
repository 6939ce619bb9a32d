import NIOCore
import NIOHTTP1

extension ConnectionHandler {
    /// The handlers of a connection, in their order: TLS, the gate, NIO's parser, and who takes its words down.
    static func pipeline(
        book: AnswerBook, table: ConnectionTable, tls: ServerTLS?, on loop: any EventLoop
    ) -> [any ChannelHandler] {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = HeadPolicy.headLimit
        limits.maxHeaderListSize = HeadPolicy.headLimit
        limits.maxHeaderFieldCount = HeadPolicy.fieldLimit
        let receiver = RequestReceiver()
        let connection = ConnectionHandler(
            book: book, table: table, receiver: receiver, isPlain: tls == nil, on: loop)
        let decoder = ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: limits))
        return (tls.map { [$0.makeHandler()] } ?? []) + [connection, decoder, receiver]
    }
}

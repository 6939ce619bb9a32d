package import Deadlines
import NIOCore
import Transport

/// Makes connections to one target.
package struct RedisConnector: Sendable {
    private let connector: ChannelConnector
    private let settings: ConnectionSettings
    private let login: Login
    #if TLS
    private let encryption: EncryptionContext?
    #endif

    /// A connector.
    ///
    /// - Throws: ``RedisTargetError`` when the certificates that the target trusts cannot be read.
    package init(_ target: RedisTarget, settings: ConnectionSettings = ConnectionSettings()) throws(RedisTargetError) {
        connector = ChannelConnector(target.endpoint, on: settings.eventLoopGroup)
        #if TLS
        encryption = try target.encryption.map { encryption throws(RedisTargetError) in
            do throws(RedisError) {
                return try EncryptionContext(encryption)
            } catch {
                throw RedisTargetError(.unreadableCertificates)
            }
        }
        #endif
        self.settings = settings
        login = Login(target, clientName: settings.clientName)
    }

    /// A connection that is logged in, has its name and its database.
    ///
    /// - Parameter onMessage: For a connection that will subscribe to channels: called with each message, in order, on
    ///   the event loop of the connection. Such a connection sends no command whose reply looks like a message.
    /// - Throws: ``RedisError``; at the latest at the deadline, at once when the task is cancelled.
    package func connect(
        until deadline: Deadline, onMessage: (@Sendable (RedisMessage) -> Void)? = nil
    ) async throws(RedisError) -> RedisConnection {
        do throws(RedisError) {
            return try await loggedIn(try await open(until: deadline, onMessage), until: deadline)
        } catch {
            // A server without room says so and hangs up. Whoever has written something by then may get the reset of
            // the connection instead of the words, so once more, and this time listen first.
            guard error.code == .closed else { throw error }
            let connection = try await open(until: deadline, onMessage)
            if let end = await connection.end(within: Self.listening, until: deadline) { throw end.error }
            return try await loggedIn(connection, until: deadline)
        }
    }

    /// How long a server that hung up on us may take to say why.
    private static let listening = Duration.milliseconds(25)

    private func open(
        until deadline: Deadline, _ onMessage: (@Sendable (RedisMessage) -> Void)?
    ) async throws(RedisError) -> RedisConnection {
        let (endpoint, limits, lifetime) = (connector.endpoint, settings.limits, ConnectionLifetime())
        #if TLS
        let encryption = encryption
        #endif
        do throws(TransportError) {
            let channel = try await connector.channel(until: deadline) { pipeline in
                #if TLS
                if let encryption { try pipeline.addHandlers(encryption.handlers(for: endpoint)) }
                #endif
                guard let handler = RedisChannelHandler(limits: limits, lifetime: lifetime, onMessage: onMessage)
                else {
                    throw TransportError.resources
                }
                try pipeline.addHandler(handler)
            }
            return RedisConnection(adopting: channel, lifetime: lifetime)
        } catch {
            throw RedisError(transport: error)
        }
    }

    private func loggedIn(
        _ connection: RedisConnection, until deadline: Deadline
    ) async throws(RedisError) -> RedisConnection {
        let replies = try await connection.send(login.commands, until: deadline)
        if let failure = login.failure(replies) {
            connection.drop()
            throw failure
        }
        return connection
    }
}

extension RedisConnector: CustomStringConvertible, CustomReflectable {
    package var description: String { "Redis connector" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// The options that a connection string may hold, by libpq's names.
package enum TargetOption: String, Sendable, Hashable, CaseIterable {
    case host, hostaddr, port, dbname, user, password
    case applicationName = "application_name"
    case fallbackApplicationName = "fallback_application_name"
    case connectTimeout = "connect_timeout"
    case clientEncoding = "client_encoding"
    case channelBinding = "channel_binding"
    case keepalives
    case keepalivesIdle = "keepalives_idle"
    case keepalivesInterval = "keepalives_interval"
    case keepalivesCount = "keepalives_count"
    case tcpUserTimeout = "tcp_user_timeout"
    case ssl, sslmode, sslrootcert, sslcert, sslkey, sslpassword, sslcrl, sslcrldir, sslsni, sslcompression
    case sslMinimum = "ssl_min_protocol_version"
    case sslMaximum = "ssl_max_protocol_version"
    case requirepeer, gssencmode
    case targetSessionAttributes = "target_session_attrs"
    case options, service, passfile, krbsrvname, gsslib, replication
    // What Prisma writes into its URLs; it means nothing to a server.
    case schema, pgbouncer
    case connectionLimit = "connection_limit"
    case poolTimeout = "pool_timeout"

    /// What becomes of an option.
    enum Treatment: Equatable {
        /// Handed to libpq if the value is right.
        case passed(Value)
        /// Read by us, and handed over in our own form.
        case ours
        /// Accepted and left away, since it can change nothing.
        case ignored
        /// Left away and told, since someone else's library put it there.
        case dropped
        /// Refused: it reads files, runs through another protocol or sends what a pooler rejects.
        case refused
    }

    /// The form of a value.
    enum Value: Equatable {
        case text, file, number
        case words([String])
    }

    var treatment: Treatment {
        switch self {
        case .host, .hostaddr, .port, .dbname, .user, .password, .ssl, .targetSessionAttributes: .ours
        case .connectTimeout, .clientEncoding, .sslcompression, .fallbackApplicationName: .ignored
        case .applicationName, .sslpassword, .requirepeer: .passed(.text)
        case .sslrootcert, .sslcert, .sslkey, .sslcrl, .sslcrldir: .passed(.file)
        case .keepalivesIdle, .keepalivesInterval, .keepalivesCount, .tcpUserTimeout: .passed(.number)
        case .keepalives, .sslsni: .passed(.words(["0", "1"]))
        case .channelBinding: .passed(.words(["disable", "prefer", "require"]))
        case .sslmode: .passed(.words(["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]))
        case .sslMinimum, .sslMaximum: .passed(.words(["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"]))
        // Encryption by Kerberos is never used; wanting it must not end in plain text.
        case .gssencmode: .passed(.words(["disable"]))
        case .options, .service, .passfile, .krbsrvname, .gsslib, .replication: .refused
        case .schema, .pgbouncer, .connectionLimit, .poolTimeout: .dropped
        }
    }
}

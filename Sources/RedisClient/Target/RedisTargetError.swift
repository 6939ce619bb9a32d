import Transport

/// Why a text cannot be used as the URL of a Redis server.
///
/// The description is one of a few constants; nothing of the text is in it.
package struct RedisTargetError: Error, Sendable, Hashable {
    /// The class of the mistake.
    package struct Code: Sendable, Hashable {
        fileprivate enum Kind: Hashable {
            case empty, tooLong, character, scheme, sentinel, tls, host, port, credentials, percent, database, path
            case parameter, certificates
        }

        fileprivate let kind: Kind

        /// There is no text.
        package static let empty = Code(kind: .empty)
        /// The text is longer than any URL of a server.
        package static let tooLong = Code(kind: .tooLong)
        /// A character that must be percent-encoded everywhere.
        package static let invalidCharacter = Code(kind: .character)
        /// Another scheme than those of Redis.
        package static let unsupportedScheme = Code(kind: .scheme)
        /// A URL of Sentinel or of a cluster, which name no single server.
        package static let unsupportedSentinel = Code(kind: .sentinel)
        /// Encryption is asked for, and the package is built without its trait `TLS`.
        package static let unsupportedEncryption = Code(kind: .tls)
        /// The host is missing or is none.
        package static let invalidHost = Code(kind: .host)
        /// The port is none.
        package static let invalidPort = Code(kind: .port)
        /// User and password are incomplete or hold characters that must be percent-encoded.
        package static let invalidCredentials = Code(kind: .credentials)
        /// A percent sign without two hexadecimal digits.
        package static let invalidPercentEncoding = Code(kind: .percent)
        /// The database is no number, or two differ.
        package static let invalidDatabase = Code(kind: .database)
        /// The path of the socket is missing or too long.
        package static let invalidSocketPath = Code(kind: .path)
        /// A parameter that is unknown here, repeated or without value.
        package static let unsupportedParameter = Code(kind: .parameter)
        /// The file of trusted certificates is missing or holds none.
        package static let unreadableCertificates = Code(kind: .certificates)
    }

    /// The class of the mistake.
    package let code: Code

    init(_ code: Code) {
        self.code = code
    }
}

extension RedisTargetError: CustomStringConvertible {
    /// What would be right, as the end of a sentence that begins with the place of the text.
    package var description: String {
        switch code.kind {
        case .empty: "must not be empty"
        case .tooLong: "must be at most \(RedisTarget.longestURL) bytes"
        case .character:
            "must be printable ASCII without spaces, double quotes, #, <, > and backslashes; percent-encode them"
        case .scheme: "must begin with redis://, rediss:// or unix://"
        case .sentinel: "must name one server; Sentinel and cluster URLs are not supported"
        case .tls: "asks for TLS, which needs the package trait TLS"
        case .host: "must name a host: letters, digits, dots and hyphens, or an IPv6 address in brackets"
        case .port: "must have a port from 1 to 65535, or none"
        case .credentials: "must have user and password as user:password or :password, percent-encoded"
        case .percent: "has a percent sign that is not followed by two hexadecimal digits"
        case .database: "must have one database number as its path or as ?db="
        case .path: "must have the path of a socket, at most \(Endpoint.longestPath) bytes"
        case .parameter: "may have only the parameters db and, with rediss, ssl_ca_certs"
        case .certificates: "must have in ssl_ca_certs a readable file of certificates (PEM)"
        }
    }
}

import Transport

/// Why a text cannot be used as the URL of a Redis server.
///
/// The description is one of a few constants; nothing of the text is in it.
package struct RedisTargetError: Error, Sendable, Hashable {
    /// The class of a mistake.
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        /// What would be right, as the end of a sentence that begins with the place of the text.
        package let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// There is no text.
        package static let empty = Code("must not be empty")
        /// The text is longer than any URL of a server.
        package static let tooLong = Code("must be at most \(RedisTarget.longestURL) bytes")
        /// A character that must be percent-encoded everywhere.
        package static let invalidCharacter = Code(
            "must be printable ASCII without spaces, double quotes, #, <, > and backslashes; percent-encode them")
        /// Another scheme than those of Redis.
        package static let unsupportedScheme = Code("must begin with redis://, rediss:// or unix://")
        /// A URL of Sentinel or of a cluster, which name no single server.
        package static let unsupportedSentinel = Code(
            "must name one server; Sentinel and cluster URLs are not supported")
        /// Encryption is asked for, and the package is built without its trait `TLS`.
        package static let unsupportedEncryption = Code("asks for TLS, which needs the package trait TLS")
        /// The host is missing or is none.
        package static let invalidHost = Code(
            "must name a host: letters, digits, dots and hyphens, or an IPv6 address in brackets")
        /// The port is none.
        package static let invalidPort = Code("must have a port from 1 to 65535, or none")
        /// User and password are incomplete or hold characters that must be percent-encoded.
        package static let invalidCredentials = Code(
            "must have user and password as user:password or :password, percent-encoded")
        /// A percent sign without two hexadecimal digits.
        package static let invalidPercentEncoding = Code(
            "has a percent sign that is not followed by two hexadecimal digits")
        /// The database is no number, or two differ.
        package static let invalidDatabase = Code("must have one database number as its path or as ?db=")
        /// The path of the socket is missing or too long.
        package static let invalidSocketPath = Code(
            "must have the path of a socket, at most \(Endpoint.longestPath) bytes")
        /// A parameter that is unknown here, repeated or without value.
        package static let unsupportedParameter = Code(
            "may have only the parameters db and, with rediss, ssl_ca_certs")
        /// The file of trusted certificates is missing or holds none.
        package static let unreadableCertificates = Code(
            "must have in ssl_ca_certs a readable file of certificates (PEM)")
    }

    /// The class of the mistake.
    package let code: Code

    init(_ code: Code) {
        self.code = code
    }
}

extension RedisTargetError: CustomStringConvertible {
    /// What would be right, as the end of a sentence that begins with the place of the text.
    package var description: String { code.description }
}

package import Transport

/// The server that a URL names, and how to log in there.
///
/// Only the parser makes one (``init(url:)``). Nothing of it appears in any output, because a misspelt URL has pieces
/// of the password in other places than the one for passwords.
package struct RedisTarget: Sendable, Hashable {
    /// The user and the password of `AUTH`.
    struct Credentials: Sendable, Hashable {
        /// The user of the access control list (Redis 6); nil for the default user.
        var user: Secret?
        var password: Secret
    }

    /// How the connection is encrypted.
    package struct Encryption: Sendable, Hashable {
        /// A file of certificates (PEM) to trust instead of the system's.
        package var trustedCertificates: String?
    }

    /// Where the server listens.
    package let endpoint: Endpoint
    let credentials: Credentials?
    /// The number of the database that `SELECT` chooses.
    package let database: Int
    /// Nil for a connection in the clear.
    package let encryption: Encryption?

    /// The port where a URL names none.
    package static let defaultPort = 6_379
}

extension RedisTarget: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "Redis target" }
    package var debugDescription: String { "Redis target" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

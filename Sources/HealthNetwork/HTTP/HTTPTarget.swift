#if HTTPClient
import Transport

/// The server and the resource that a URL names, and how to log in there.
///
/// Only the parser makes one. Nothing of it appears in any output.
struct HTTPTarget: Sendable {
    /// A user and a password, as they stand behind the percent signs.
    struct Credentials: Sendable {
        let user: String
        let password: String
    }

    /// Whether the connection is encrypted.
    let isSecure: Bool
    /// A name or an address in digits, without brackets; in lower case and without the last dot.
    let host: String
    let port: Int
    /// Path and query.
    let resource: String
    let credentials: Credentials?

    /// The longest text that is looked at, in bytes.
    static let longestURL = 4_096

    /// The URL without what must not be seen.
    var url: String {
        let authority = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        return "\(isSecure ? "https" : "http")://\(authority):\(port)\(resource)"
    }
}

extension HTTPTarget: CustomStringConvertible, CustomReflectable {
    var description: String { "HTTP target" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a text cannot be used as the URL of an HTTP check.
///
/// The description is one of a few constants; nothing of the text is in it.
enum HTTPTargetError: Error, Sendable, Hashable {
    case tooLong, character, scheme, tls, host, port, credentials, path, percent, fragment

    /// What would be right, as the end of a sentence that begins with the place of the text.
    var remedy: String {
        switch self {
        case .tooLong: "must be at most \(HTTPTarget.longestURL) bytes"
        case .character: "must be ASCII without spaces and without any of \" < > \\ ^ ` { | }; percent-encode them"
        case .scheme: "must begin with http:// or https://"
        case .tls: "asks for TLS, which needs the package trait TLS"
        case .host: "must name a host: letters, digits, dots and hyphens, or an IPv6 address without zone in brackets"
        case .port: "must have a port from 1 to 65535, or none"
        case .credentials: "must have user and password as user:password before the @, percent-encoded, or none"
        case .path: "must have a path that begins with a slash and holds no bare [ or ]"
        case .percent: "has a percent sign that is not followed by two hexadecimal digits"
        case .fragment: "must not have a fragment (#), which no server ever sees"
        }
    }
}
#endif

#if HTTPClient
import AsyncHTTPClient
import Health
import NIOHTTP1

/// The header fields of a request, with the values that are secret. Nothing of it appears in any output.
struct HTTPFields: Sendable {
    let headers: HTTPHeaders

    /// The fields of a check.
    ///
    /// - Throws: `ConfigurationError` that names the field or the variable, never a value.
    init(
        _ wanted: [String: HTTPHeaderValue], for target: HTTPTarget, check: String, _ environment: Environment
    ) throws(ConfigurationError) {
        var headers: HTTPHeaders = ["User-Agent": "bellwether", "Accept": "*/*"]
        if let credentials = target.credentials {
            let login = HTTPClient.Authorization.basic(username: credentials.user, password: credentials.password)
            headers.replaceOrAdd(name: "Authorization", value: login.headerValue)
        }
        guard wanted.count <= 32 else { throw ConfigurationError("headers of check \(check)", "must be at most 32") }
        var names: Set<String> = []
        for (name, source) in wanted {
            let place = "header \(name.isToken ? name : "name") of check \(check)"
            guard name.isToken, !Self.reserved.contains(name.lowercased()) else {
                throw ConfigurationError(place, "must be a field name that does not tell where a message ends")
            }
            guard names.insert(name.lowercased()).inserted else { throw ConfigurationError(place, "is set twice") }
            guard target.credentials == nil || name.lowercased() != "authorization" else {
                throw ConfigurationError(place, "must not stand beside a user in the URL")
            }
            headers.replaceOrAdd(name: name, value: try Self.value(of: source, place, environment))
        }
        self.headers = headers
    }

    /// What the client itself decides.
    private static let reserved: Set<String> = [
        "connection", "content-length", "expect", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade",
    ]

    private static func value(
        of source: HTTPHeaderValue, _ place: String, _ environment: Environment
    ) throws(ConfigurationError) -> String {
        switch source {
        case .text(let text):
            guard text.isFieldValue else { throw ConfigurationError(place, "must be visible ASCII") }
            return text
        case .environment(let variable, let prefix):
            guard let text = try environment.text(variable) else {
                throw ConfigurationError(variable, "must be set: it is the value of \(place)")
            }
            guard text.isFieldValue, (prefix + text).isFieldValue else {
                throw ConfigurationError(variable, "must be visible ASCII: it is the value of \(place)")
            }
            return prefix + text
        }
    }
}

extension HTTPFields: CustomStringConvertible, CustomReflectable {
    var description: String { "HTTP fields" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension String {
    /// Whether this can be the name of a field (RFC 9110, 5.6.2).
    fileprivate var isToken: Bool {
        (1...64).contains(utf8.count)
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }

    /// Whether this can be the value of a field without being cut or folded on its way.
    fileprivate var isFieldValue: Bool {
        (1...4_096).contains(utf8.count) && utf8.allSatisfy { (0x20...0x7E).contains($0) } && first != " "
            && last != " "
    }
}
#endif

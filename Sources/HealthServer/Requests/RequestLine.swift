import ASCIIText

/// The first line of a request: method, target and version with single spaces between them.
enum RequestLine {
    /// A version that this server speaks.
    enum Version: Sendable, Hashable {
        case http10
        case http11
    }

    /// The methods that reach the endpoints and routes. `CONNECT` and `TRACE` never do, and the parser knows no others
    /// that a health port would serve.
    static let methods: Set<[UInt8]> = Set(
        ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"].map { Array($0.utf8) })

    /// The version of a line that is right.
    static func judge(_ line: [UInt8]) -> Result<Version, Refusal> {
        let parts = line.split(separator: .space, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(\.isTokenByte) else {
            return .failure(.badRequest)
        }
        let version: Version
        switch Array(parts[2]) {
        case Array("HTTP/1.1".utf8): version = .http11
        case Array("HTTP/1.0".utf8): version = .http10
        case let other where isForeignVersion(other): return .failure(.versionNotSupported)
        default: return .failure(.badRequest)
        }
        let method = Array(parts[0])
        guard methods.contains(method) else { return .failure(.methodNotAllowed) }
        guard RequestTarget.isValid(parts[1], isOptions: method == Array("OPTIONS".utf8)) else {
            return .failure(.badRequest)
        }
        return .success(version)
    }

    /// Whether the bytes are well-formed (RFC 9112, section 2.3) but name a version that is not spoken here.
    private static func isForeignVersion(_ bytes: [UInt8]) -> Bool {
        bytes.count == 8 && bytes.starts(with: "HTTP/".utf8) && bytes[5].isDigit && bytes[6] == UInt8(ascii: ".")
            && bytes[7].isDigit
    }
}

import ASCIIText

/// A bearer token (RFC 6750), compared without telling by the time it takes how much of it was right.
struct BearerToken: Sendable {
    /// The longest token, in bytes.
    static let limit = 256
    private let padded: [UInt8]

    /// A token.
    ///
    /// - Throws: `ConfigurationError` at `place` when it is empty, too long, has other characters than printable ASCII,
    ///   or names where the token stands: whoever writes that wants it read, and must not get a token that others guess.
    init(_ text: String, at place: String) throws(ConfigurationError) {
        guard (1...Self.limit).contains(text.utf8.count), text.utf8.allSatisfy(\.isVisible) else {
            throw ConfigurationError(place, "must be 1 to \(Self.limit) printable ASCII characters without spaces")
        }
        guard !text.hasPrefix("env:"), !text.hasPrefix("file:") else {
            throw ConfigurationError(place, "must be the token itself: env: and file: are not resolved here")
        }
        padded = Self.pad(text)
    }

    /// Whether the value of the header `Authorization` carries this token.
    func isCarried(by authorization: String?) -> Bool {
        guard let authorization else { return false }
        let scheme = authorization.utf8.prefix(7).map(\.lowercased)
        // One or more spaces may stand between (RFC 9110, section 11.4), and no token begins with one.
        let candidate = Self.pad(String(authorization.dropFirst(7).drop { $0 == " " }))
        // Every byte is compared whatever the others are; padding makes the length part of the comparison.
        let difference = zip(padded, candidate).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
        return scheme == Array("bearer ".utf8) && difference == 0
    }

    /// A fixed number of bytes, zeros at the end; too long a text differs from every token in its last byte.
    private static func pad(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8.prefix(limit + 1))
        bytes.append(contentsOf: repeatElement(0, count: limit + 1 - bytes.count))
        return bytes
    }
}

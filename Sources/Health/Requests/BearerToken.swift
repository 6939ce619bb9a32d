import ASCIIText

/// A bearer token (RFC 6750), compared without telling by the time it takes how much of it was right.
struct BearerToken: Sendable {
    /// The longest token, in bytes.
    static let limit = 256
    /// What makes a token usable.
    static let remedy = "must be 1 to \(limit) printable ASCII characters without spaces"

    private let padded: [UInt8]

    /// A token; nil when it is empty, too long or has other characters than printable ASCII.
    init?(_ text: String) {
        guard (1...Self.limit).contains(text.utf8.count), text.utf8.allSatisfy(\.isVisible) else { return nil }
        padded = Self.pad(text)
    }

    /// Whether the value of the header `Authorization` carries this token.
    func isCarried(by authorization: String?) -> Bool {
        guard let authorization else { return false }
        let scheme = authorization.utf8.prefix(7).map { $0 | 0x20 }
        let candidate = Self.pad(String(authorization.dropFirst(7)))
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

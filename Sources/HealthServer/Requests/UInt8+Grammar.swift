import ASCIIText

/// The classes of bytes in the grammars of HTTP (RFC 9110) and URIs (RFC 3986).
extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20

    /// A byte of a token: method or name of a field.
    var isTokenByte: Bool {
        isDigit || isLetter || "!#$%&'*+-.^_`|~".utf8.contains(self)
    }

    /// A byte of a path or query as it is, without `%`.
    var isPathByte: Bool {
        isDigit || isLetter || "/?:@-._~!$&'()*+,;=".utf8.contains(self)
    }

    /// A byte of a host's name or IPv4 address.
    var isHostNameByte: Bool {
        isDigit || isLetter || "-._~".utf8.contains(self)
    }

    /// A byte of an IPv6 address.
    var isIPv6Byte: Bool {
        isHexDigit || self == UInt8(ascii: ":") || self == UInt8(ascii: ".")
    }
}

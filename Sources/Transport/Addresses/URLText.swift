import ASCIIText

extension UInt8 {
    /// Visible ASCII without what no careful writer leaves bare; a fragment (`#`) means nothing here.
    package var isAllowedInURL: Bool {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"): false
        default: isVisible
        }
    }
}

extension Substring {
    /// What stands before the first `mark`, and what after it; nil when there is none.
    package func cut(at mark: Unicode.Scalar) -> (before: Substring, after: Substring?) {
        guard let place = unicodeScalars.firstIndex(of: mark) else { return (self, nil) }
        return (self[..<place], self[unicodeScalars.index(after: place)...])
    }

    /// Whether this is a host name or an IPv4 address (RFC 1123); underscores occur in names of containers.
    var isHostName: Bool {
        let name = hasSuffix(".") ? dropLast() : self
        guard (1...253).contains(name.utf8.count) else { return false }
        return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy(\.isNameCharacter)
                && !label.hasPrefix("-") && !label.hasSuffix("-")
        }
    }

    /// Whether this looks like an IPv6 address, perhaps with a zone.
    var isAddressInBrackets: Bool {
        let (address, zone) = cut(at: "%")
        let colons = address.utf8.count { $0 == UInt8(ascii: ":") }
        return (2...7).contains(colons) && address.utf8.count <= 45
            && address.utf8.allSatisfy {
                $0.isHexDigit || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
            }
            && (zone.map { zone in
                (1...32).contains(zone.utf8.count) && zone.utf8.allSatisfy(\.isNameCharacter)
            } ?? true)
    }
}

extension UInt8 {
    /// Visible ASCII without what no careful writer leaves bare; a fragment (`#`) means nothing here.
    package var isAllowedInURL: Bool {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"): false
        default: (0x21...0x7E).contains(self)
        }
    }

    /// Whether this is a control character of ASCII.
    package var isControl: Bool { self < 0x20 || self == 0x7F }

    /// Whether this is a letter or a digit of ASCII.
    package var isAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// The value of a hexadecimal digit.
    var hexadecimal: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

extension Substring {
    /// What stands before the first `mark`, and what after it; nil when there is none.
    package func cut(at mark: Unicode.Scalar) -> (before: Substring, after: Substring?) {
        guard let place = unicodeScalars.firstIndex(of: mark) else { return (self, nil) }
        return (self[..<place], self[unicodeScalars.index(after: place)...])
    }

    /// A number of at most so many decimal digits, without sign.
    package func wholeNumber(digits: Int) -> Int? {
        guard (1...digits).contains(utf8.count),
            utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(self)
    }

    /// The bytes that stand for themselves or as `%` and two digits; nil when the two are no hexadecimal digits.
    package func percentDecoded() -> [UInt8]? {
        var decoded: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                decoded.append(byte)
                continue
            }
            guard let high = rest.popFirst()?.hexadecimal, let low = rest.popFirst()?.hexadecimal else { return nil }
            decoded.append(high << 4 | low)
        }
        return decoded
    }

    /// Whether this is a host name or an IPv4 address (RFC 1123); underscores occur in names of containers.
    var isHostName: Bool {
        let name = hasSuffix(".") ? dropLast() : self
        guard (1...253).contains(name.utf8.count) else { return false }
        return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
                && !label.hasPrefix("-") && !label.hasSuffix("-")
        }
    }

    /// Whether this looks like an IPv6 address, perhaps with a zone.
    var isAddressInBrackets: Bool {
        let (address, zone) = cut(at: "%")
        let colons = address.utf8.count { $0 == UInt8(ascii: ":") }
        return (2...7).contains(colons) && address.utf8.count <= 45
            && address.utf8.allSatisfy {
                $0.hexadecimal != nil || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
            }
            && (zone.map { zone in
                (1...32).contains(zone.utf8.count)
                    && zone.utf8.allSatisfy {
                        $0.isAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                            || $0 == UInt8(ascii: ".")
                    }
            } ?? true)
    }
}

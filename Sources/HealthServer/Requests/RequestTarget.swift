import ASCIIText

/// The target of a request (RFC 9112, section 3.2): origin form, absolute form, or `*` for `OPTIONS`.
enum RequestTarget {
    /// Whether the target has one of the forms and none of the characters that RFC 3986 leaves out.
    static func isValid(_ target: ArraySlice<UInt8>, isOptions: Bool) -> Bool {
        if target.elementsEqual("*".utf8) { return isOptions }
        if target.first == UInt8(ascii: "/") { return isPathAndQuery(target) }
        let lowered = target.prefix(8).map(\.lowercased)
        for scheme in ["http://", "https://"] where lowered.starts(with: scheme.utf8) {
            let rest = target.dropFirst(scheme.utf8.count)
            let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
            // A user name in an authority is a way to deceive (RFC 9110, section 4.2.4), and no host byte allows `@`.
            return HostField.isValid(rest[..<end]) && isPathAndQuery(rest[end...])
        }
        return false
    }

    private static func isPathAndQuery(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst(), let low = rest.popFirst(), high.isHexDigit, low.isHexDigit else {
                    return false
                }
                // An encoded NUL has no honest use and ends strings further down.
                if high == UInt8(ascii: "0"), low == UInt8(ascii: "0") { return false }
            } else if !byte.isPathByte {
                return false
            }
        }
        return true
    }
}

/// The value of the field `Host`, and the authority of a target in absolute form.
enum HostField {
    /// Whether the value is a name, an IPv4 address or an IPv6 address in brackets, with or without a port.
    static func isValid(_ value: ArraySlice<UInt8>) -> Bool {
        guard !value.isEmpty, value.count <= 255 + 6 else { return false }
        var rest = value
        if rest.first == UInt8(ascii: "[") {
            guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return false }
            let address = rest[rest.index(after: rest.startIndex)..<end]
            guard !address.isEmpty, address.allSatisfy(\.isIPv6Byte) else { return false }
            rest = rest[rest.index(after: end)...]
        } else {
            let name = rest.prefix { $0 != UInt8(ascii: ":") }
            guard !name.isEmpty, name.allSatisfy(\.isHostNameByte) else { return false }
            rest = rest.dropFirst(name.count)
        }
        guard let colon = rest.popFirst() else { return true }
        return colon == UInt8(ascii: ":") && rest.count <= 5 && rest.allSatisfy(\.isDigit)
    }
}

import ASCIIText

extension Bool {
    /// What an operator writes by hand: `true false 1 0 on off yes no`, in any case, ASCII white space around; nil for
    /// anything else.
    package init?(flagScalar bytes: [UInt8]) {
        let text = bytes.trimmed
        // No word is longer; a large definition is not copied.
        guard text.count <= 5 else { return nil }
        switch String(decoding: text.map(\.lowercased), as: UTF8.self) {
        case "true", "1", "on", "yes": self = true
        case "false", "0", "off", "no": self = false
        default: return nil
        }
    }
}

extension [UInt8] {
    /// The bytes without the ASCII white space around them.
    var trimmed: ArraySlice<UInt8> {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return []
        }
        return self[first...last]
    }
}

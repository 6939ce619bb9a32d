import ASCIIText

extension Bool {
    /// What an operator writes by hand: `true false 1 0 on off yes no`, in any case, ASCII white space around; nil for
    /// anything else.
    package init?(flagScalar bytes: [UInt8]) {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let text = bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed().map { byte in
            byte.isUppercaseLetter ? byte | 0x20 : byte
        }
        switch String(decoding: text, as: UTF8.self) {
        case "true", "1", "on", "yes": self = true
        case "false", "0", "off", "no": self = false
        default: return nil
        }
    }
}

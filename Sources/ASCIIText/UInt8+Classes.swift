/// The classes of ASCII bytes that grammars are made of; no byte beyond ASCII is in any of them.
///
/// Inlinable, because the HTTP server asks them for every byte of a request.
extension UInt8 {
    /// `0` to `9`.
    @inlinable package var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// `A` to `Z`, `a` to `z`.
    @inlinable package var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

    /// `A` to `Z`.
    @inlinable package var isUppercaseLetter: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }

    /// A character of the names that may stand in any output and any URL: letters, digits and `_ - .`.
    @inlinable package var isNameCharacter: Bool {
        isLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
    }

    /// A printable character that is no space.
    @inlinable package var isVisible: Bool { (0x21...0x7E).contains(self) }

    /// What moves cursors and ends lines: below the space, and DEL.
    @inlinable package var isControl: Bool { self < 0x20 || self == 0x7F }

    /// `0` to `9`, `A` to `F`, `a` to `f`.
    @inlinable package var isHexDigit: Bool { hexValue != nil }

    /// The value of a hexadecimal digit; nil when this is none.
    @inlinable package var hexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// The small letter of a large one; every other byte is itself.
    @inlinable package var lowercased: UInt8 { isUppercaseLetter ? self | 0x20 : self }
}

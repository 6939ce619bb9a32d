import ASCIIText

/// Which names flags can have: 1 to 256 bytes of ASCII letters, digits and `_ - . : /`.
///
/// A name stands in keys of a store, in labels of metrics and in lines of a log, so it can hold nothing that would have
/// to be quoted there.
package enum FlagName {
    /// The longest name, in bytes.
    package static let longest = 256

    /// For people who gave another one.
    package static let rule = "the name of a flag must be 1 to 256 letters, digits and _ - . : /"

    /// Whether a flag can have this name.
    package static func isUsable(_ name: String) -> Bool {
        (1...longest).contains(name.utf8.count) && name.utf8.allSatisfy(isUsable)
    }

    private static func isUsable(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"): true
        default: byte.isLetter || byte.isDigit
        }
    }
}

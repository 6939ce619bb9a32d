import ASCIIText

/// The names that a policy gives to its parts, and by which it calls what belongs to the host.
package enum Name {
    /// In characters.
    static let longest = 64

    /// How they are written, for people.
    static let grammar = "1 to \(longest) characters of a-z A-Z 0-9 _ - . /"
    /// How they are written, as a regular expression.
    static let pattern = "[A-Za-z0-9_./-]{1,\(longest)}"

    /// Whether a text is one.
    static func isOne(_ text: String) -> Bool {
        (1...longest).contains(text.utf8.count) && text.utf8.allSatisfy(isPart)
    }

    /// Whether a byte may stand in one.
    package static func isPart(_ byte: UInt8) -> Bool { byte.isNameCharacter || byte == UInt8(ascii: "/") }
}

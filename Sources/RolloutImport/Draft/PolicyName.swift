import ASCIIText

/// Names as policies take them, made of names that others take.
enum PolicyName {
    private static let most = 64

    /// A name of at most 64 letters, digits and `_ - . /`: each other character becomes a `_`.
    static func name(_ text: String) -> String {
        let characters = text.unicodeScalars.map { scalar -> Character in
            let isName = scalar.isASCII && (UInt8(ascii: scalar).isNameCharacter || scalar == "/")
            return isName ? Character(scalar) : "_"
        }
        return characters.isEmpty ? "unnamed" : String(characters.prefix(most))
    }

    /// A name with a number behind it.
    static func name(_ name: String, _ number: Int) -> String {
        let suffix = "-\(number)"
        return name.prefix(most - suffix.count) + suffix
    }

    /// `HighErrorRate` and `high-error-rate` as series are called: `high_error_rate`.
    static func series(_ text: String) -> String {
        var (words, wasSmall) = ("", false)
        for character in name(text) {
            if character.isUppercase, wasSmall { words.append("_") }
            words += character == "-" ? "_" : character.lowercased()
            wasSmall = character.isLowercase || character.isNumber
        }
        return name(words)
    }
}

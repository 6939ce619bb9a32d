/// Cuts an expression into its words.
struct ExpressionLexer {
    private let text: [Character]
    private var place = 0

    /// Longer ones are refused.
    static let longest = 2_048

    init(_ text: String) throws(ExpressionError) {
        guard text.utf8.count <= Self.longest else {
            throw ExpressionError(1, "an expression has at most \(Self.longest) bytes")
        }
        self.text = Array(text)
    }

    /// All words, and the end.
    mutating func tokens() throws(ExpressionError) -> [ExpressionToken] {
        var tokens: [ExpressionToken] = []
        while true {
            while let next = peek(), next.isWhitespace { place += 1 }
            let column = place + 1
            let kind = try next()
            tokens.append(ExpressionToken(kind: kind, column: column))
            if kind == .end { return tokens }
        }
    }

    private func peek(_ distance: Int = 0) -> Character? {
        text.indices.contains(place + distance) ? text[place + distance] : nil
    }

    private mutating func next() throws(ExpressionError) -> ExpressionToken.Kind {
        guard let first = peek() else { return .end }
        if Self.isDigit(first) || (first == "." && peek(1).map(Self.isDigit) == true) { return try number() }
        if Self.isLetter(first) { return .name(take { Self.isLetter($0) || Self.isDigit($0) }) }
        if first == "\"" || first == "'" { return try string(closing: first) }
        // The longer signs first, so that `<=` is not taken for `<`.
        for length in [2, 1] where place + length <= text.count {
            let sign = String(text[place..<place + length])
            guard Self.signs.contains(sign) else { continue }
            place += length
            return .sign(sign)
        }
        throw ExpressionError(place + 1, "\(first) is not supported here")
    }

    private mutating func take(while isPart: (Character) -> Bool) -> String {
        let start = place
        while let next = peek(), isPart(next) { place += 1 }
        return String(text[start..<place])
    }

    private mutating func number() throws(ExpressionError) -> ExpressionToken.Kind {
        let column = place + 1
        var digits = take { Self.isDigit($0) || $0 == "." || $0 == "_" }
        if let next = peek(), next == "e" || next == "E" {
            place += 1
            digits += "e"
            if let sign = peek(), sign == "-" || sign == "+" {
                place += 1
                digits.append(sign)
            }
            digits += take(while: Self.isDigit)
        }
        guard let number = Double(digits.filter { $0 != "_" }), number.isFinite, peek().map(Self.isLetter) != true
        else {
            throw ExpressionError(column, "expected a number like 0.95 or 1e-3")
        }
        return .number(number)
    }

    private mutating func string(closing quote: Character) throws(ExpressionError) -> ExpressionToken.Kind {
        let column = place + 1
        var string = ""
        place += 1
        while let next = peek() {
            place += 1
            if next == quote { return .text(string) }
            guard next == "\\" else {
                string.append(next)
                continue
            }
            guard let escaped = peek(), let meaning = Self.escapes[escaped] else {
                throw ExpressionError(place, "expected \\n, \\t, \\r, \\\\ or an escaped quote")
            }
            string.append(meaning)
            place += 1
        }
        throw ExpressionError(column, "the text has no closing \(quote)")
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    private static func isLetter(_ character: Character) -> Bool {
        ("a"..."z").contains(character) || ("A"..."Z").contains(character) || character == "_"
    }

    private static let escapes: [Character: Character] = [
        "n": "\n", "t": "\t", "r": "\r", "\\": "\\", "\"": "\"", "'": "'",
    ]

    /// The signs that are understood, and those that are known well enough to be refused by name.
    private static let signs: Set<String> = [
        "==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "+", "-", "*", "/", "(", ")", "[", "]", "{", "}", ",", ".",
        "#", "%", "^", "?", ":", "|", "**", "??", "?.", "..", ";", "=",
    ]
}

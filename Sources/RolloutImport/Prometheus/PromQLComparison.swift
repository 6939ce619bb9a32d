import ASCIIText

/// An expression that compares something with a number, at its top level and nowhere else there.
struct PromQLComparison {
    /// What is compared.
    let left: String
    /// How: `>`, `>=`, `<` or `<=`.
    let sign: String
    /// With what, without exponent.
    let limit: String

    /// Reads an expression; nil for any other, and for one that compares for equality.
    init?(_ expression: String) {
        var text = PromQLScan.withoutComments(expression).trimmingSpace
        while let inner = Self.unwrapped(text) { text = inner }
        guard let (sign, place) = Self.comparison(in: text) else { return nil }
        let (left, right) = (text[..<place.lowerBound].trimmingSpace, text[place.upperBound...].trimmingSpace)
        if let limit = Self.number(right), Self.number(left) == nil, !left.isEmpty {
            (self.left, self.sign, self.limit) = (String(left), sign, limit)
        } else if let limit = Self.number(left), !right.isEmpty, Self.number(right) == nil, !right.hasPrefix("bool") {
            // 5 < x is x > 5.
            let turned = [">": "<", ">=": "<=", "<": ">", "<=": ">="]
            (self.left, self.sign, self.limit) = (String(right), turned[sign] ?? sign, limit)
        } else {
            return nil
        }
    }

    private static func number(_ text: Substring) -> String? {
        guard let number = Double(text), number.isFinite else { return nil }
        return number.sentenceText
    }

    /// What stands between brackets that go around all of a text.
    private static func unwrapped(_ text: Substring) -> Substring? {
        guard text.first == "(" else { return nil }
        var scan = PromQLScan(text)
        while let index = scan.next() {
            guard scan.depth == 0 else { continue }
            return text.index(after: index) == text.endIndex ? text.dropFirst().dropLast().trimmingSpace : nil
        }
        return nil
    }

    /// The only comparison outside of brackets, unless set operators stand there, too.
    private static func comparison(in text: Substring) -> (sign: String, place: Range<Substring.Index>)? {
        var found: (sign: String, place: Range<Substring.Index>)?
        var scan = PromQLScan(text)
        var (word, depth) = ("", 0)
        while let index = scan.next() {
            let character = text[index]
            if character.isLetter || character.isNumber || character == "_" || character == ":" {
                word.append(character)
                depth = scan.depth
                continue
            }
            guard depth > 0 || !setOperators.contains(word.lowercased()) else { return nil }
            word = ""
            guard scan.depth == 0, ["<", ">", "=", "!"].contains(character) else { continue }
            guard found == nil, character == "<" || character == ">" else { return nil }
            let next = text.index(after: index)
            let hasEqual = next < text.endIndex && text[next] == "="
            let end = hasEqual ? text.index(after: next) : next
            found = (String(text[index..<end]), index..<end)
            if hasEqual { _ = scan.next() }
        }
        return depth == 0 && setOperators.contains(word.lowercased()) ? nil : found
    }

    private static let setOperators: Set<String> = ["and", "or", "unless"]
}

extension StringProtocol {
    /// Without white space at both ends.
    fileprivate var trimmingSpace: SubSequence {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return text
    }
}

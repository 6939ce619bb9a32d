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
        let text = PromQLScan.withoutComments(expression)
        var marks = PromQLScan.marks(of: text)[...]
        // Brackets that go around all of the rest.
        var (range, depth) = (text.startIndex..<text.endIndex, 0)
        while true {
            while let first = marks.first, text[first.index].isWhitespace { marks.removeFirst() }
            while let last = marks.last, text[last.index].isWhitespace { marks.removeLast() }
            guard let first = marks.first, let last = marks.last, first.partner == last.index else { break }
            range = text.index(after: first.index)..<last.index
            depth += 1
            marks = marks.dropFirst().dropLast()
        }
        guard let (sign, place) = Self.comparison(marks, depth, in: text) else { return nil }
        let left = text[range.lowerBound..<place.lowerBound].trimmingSpace
        let right = text[place.upperBound..<range.upperBound].trimmingSpace
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

    /// The only comparison outside of brackets, unless set operators stand there, too.
    private static func comparison(
        _ marks: ArraySlice<PromQLScan.Mark>, _ depth: Int, in text: String
    ) -> (sign: String, place: Range<String.Index>)? {
        var found: (sign: String, place: Range<String.Index>)?
        var word = ""
        for mark in marks where mark.depth == depth {
            let character = text[mark.index]
            if character.isLetter || character.isNumber || character == "_" || character == ":" {
                word.append(character)
                continue
            }
            guard !setOperators.contains(word.lowercased()) else { return nil }
            word = ""
            guard ["<", ">", "=", "!"].contains(character) else { continue }
            let next = text.index(after: mark.index)
            // The second character of <= and >=.
            if character == "=", let place = found?.place, place.upperBound == next { continue }
            guard found == nil, character == "<" || character == ">" else { return nil }
            let end = next < text.endIndex && text[next] == "=" ? text.index(after: next) : next
            found = (String(text[mark.index..<end]), mark.index..<end)
        }
        return setOperators.contains(word.lowercased()) ? nil : found
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

/// Goes through an expression, of which ``withoutComments(_:)`` is taken, without what stands in quotes, and knows
/// how many brackets are open.
struct PromQLScan {
    private let text: Substring
    private var index: Substring.Index
    /// How many brackets are open after the character that came last.
    private(set) var depth = 0

    init(_ text: Substring) {
        self.text = text
        index = text.startIndex
    }

    /// The place of the next character.
    mutating func next() -> Substring.Index? {
        while index < text.endIndex {
            let place = index
            index = text.index(after: index)
            switch text[place] {
            case "\"", "'", "`": skipText(endingWith: text[place])
            case "(", "[", "{":
                depth += 1
                return place
            case ")", "]", "}":
                depth = max(0, depth - 1)
                return place
            default: return place
            }
        }
        return nil
    }

    /// An expression without its comments.
    static func withoutComments(_ text: String) -> String {
        var (kept, isComment, isEscaped) = ("", false, false)
        var quote: Character?
        for character in text {
            if isComment {
                isComment = !character.isNewline
                if isComment { continue }
            } else if let open = quote {
                if isEscaped || character == "\\" && open != "`" {
                    isEscaped.toggle()
                } else if character == open {
                    quote = nil
                }
            } else if character == "#" {
                isComment = true
                continue
            } else if ["\"", "'", "`"].contains(character) {
                quote = character
            }
            kept.append(character)
        }
        return kept
    }

    private mutating func skipText(endingWith quote: Character) {
        while index < text.endIndex, text[index] != quote {
            // In back quotes a backslash is a character as any other.
            let isEscape = text[index] == "\\" && quote != "`"
            index = text.index(after: index)
            if isEscape, index < text.endIndex { index = text.index(after: index) }
        }
        if index < text.endIndex { index = text.index(after: index) }
    }
}

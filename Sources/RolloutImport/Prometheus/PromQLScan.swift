/// Goes through an expression without what stands in quotes and comments, and knows how many brackets are open.
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
            case "#":
                while index < text.endIndex, !text[index].isNewline { index = text.index(after: index) }
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

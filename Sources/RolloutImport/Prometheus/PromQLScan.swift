/// Goes once through an expression, of which ``withoutComments(_:)`` is taken.
enum PromQLScan {
    /// A character that is not in quotes; a text in quotes is one, too.
    struct Mark {
        let index: String.Index
        /// How many brackets are open around it.
        let depth: Int
        /// Of a bracket that is opened, the one that closes it.
        var partner: String.Index?
    }

    /// The characters of an expression in their order.
    static func marks(of text: String) -> [Mark] {
        var (marks, open): ([Mark], [Int]) = ([], [])
        var index = text.startIndex
        while index < text.endIndex {
            let place = index
            index = text.index(after: index)
            switch text[place] {
            case "\"", "'", "`":
                marks.append(Mark(index: place, depth: open.count))
                index = end(ofTextIn: text, from: index, quote: text[place])
            case "(", "[", "{":
                marks.append(Mark(index: place, depth: open.count))
                open.append(marks.count - 1)
            case ")", "]", "}":
                if let start = open.popLast(), text[marks[start].index] == "(" { marks[start].partner = place }
                marks.append(Mark(index: place, depth: open.count))
            default: marks.append(Mark(index: place, depth: open.count))
            }
        }
        return marks
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

    /// Where the text in quotes ends.
    private static func end(ofTextIn text: String, from start: String.Index, quote: Character) -> String.Index {
        var index = start
        while index < text.endIndex, text[index] != quote {
            // In back quotes a backslash is a character as any other.
            let isEscape = text[index] == "\\" && quote != "`"
            index = text.index(after: index)
            if isEscape, index < text.endIndex { index = text.index(after: index) }
        }
        return index < text.endIndex ? text.index(after: index) : index
    }
}

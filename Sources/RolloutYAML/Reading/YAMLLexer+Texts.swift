#if YAML
extension YAMLLexer {
    /// A text in quotes, of one line or of several.
    mutating func skipQuoted(by quote: Unicode.Scalar) {
        keepName()
        advance(mayBeginName: false)
        while let scalar = current {
            advance()
            if scalar == "\\", quote == "\"" {
                advance()
            } else if scalar == quote {
                // Two single quotes stand for one.
                guard quote == "'", current == quote else { return }
                advance()
            }
        }
    }

    /// A text without quotes, with the lines that go on with it.
    mutating func skipPlainText() {
        keepName()
        mayBeginName = false
        let margin = (indents.last ?? -1) + 1
        while !isDocumentMark, current != "#" {
            while let scalar = current, !isEndOfPlainText(scalar) { advance(mayBeginName: false) }
            guard let scalar = current, scalar.isSpace || scalar.isLineEnd else { return }
            while let scalar = current, scalar.isSpace || scalar.isLineEnd {
                advance(mayBeginName: mayBeginName || scalar.isLineEnd)
            }
            if brackets == 0, column < margin { return }
        }
    }

    private func isEndOfPlainText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ":": isBlank(at: 1)
        case ",", "[", "]", "{", "}": brackets > 0
        default: scalar.isSpace || scalar.isLineEnd
        }
    }

    /// A text below `|` or `>`: the lines that are indented further than what it belongs to.
    mutating func skipBlockText() {
        name = nil
        advance(mayBeginName: true)
        var margin = 0
        while let scalar = current, "+-123456789".unicodeScalars.contains(scalar) {
            // The margin may be written there, counted from the margin around.
            if let digit = Int(String(scalar)) { margin = (indents.last ?? 0) + digit }
            advance()
        }
        skipLine()
        advance()
        skipMargin(&margin)
        while column == margin, current != nil {
            skipLine()
            advance()
            skipMargin(&margin)
        }
    }

    /// The space before a line of such a text, and empty lines; the first line that is not empty says how much it is.
    private mutating func skipMargin(_ margin: inout Int) {
        var widest = 0
        while true {
            while margin == 0 || column < margin, current == " " { advance() }
            widest = max(widest, column)
            guard let scalar = current, scalar.isLineEnd else { break }
            advance()
        }
        if margin == 0 { margin = max(widest, (indents.last ?? -1) + 1, 1) }
    }
}
#endif

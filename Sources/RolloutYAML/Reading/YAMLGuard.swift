#if YAML
/// Looks at a text before the YAML reader does, which calls itself for each level and keeps what anchors name.
enum YAMLGuard {
    /// The longest text, in bytes.
    static let mostBytes = 1 << 20
    /// How many levels may open.
    static let mostLevels = 64

    /// What must not reach the reader.
    struct Problem {
        /// The line, from 1.
        let line: Int
        /// The column, from 1, in Unicode scalars.
        let column: Int
        /// What is wrong and what would be right.
        let text: String
    }

    /// The first thing in a text that must not reach the reader; nil when there is none.
    static func problem(in text: String) -> Problem? {
        guard text.utf8.count <= mostBytes else {
            return Problem(line: 1, column: 1, text: "the file is longer than \(mostBytes) bytes: divide it")
        }
        if let nul = text.unicodeScalars.firstIndex(of: "\0") {
            let lines = text.unicodeScalars[..<nul].split(separator: "\n", omittingEmptySubsequences: false)
            return Problem(
                line: lines.count, column: (lines.last?.count ?? 0) + 1,
                text: "a NUL byte stands here: save the file as UTF-8 text")
        }
        var lexer = YAMLLexer(text)
        while let token = lexer.next() {
            guard let problem = problem(of: token, levels: lexer.levels) else { continue }
            return Problem(line: lexer.line, column: lexer.column + 1, text: problem)
        }
        return nil
    }

    private static func problem(of token: YAMLLexer.Token, levels: Int) -> String? {
        switch token {
        case .anchor: "anchors and aliases are not used here: write it out (a text that begins so needs quotes)"
        case .tag: "tags are not used here: leave it out (a text that begins so needs quotes)"
        case .byteOrderMark: "a byte order mark stands here: only the head of a file may have one, take it away"
        case .other: levels > mostLevels ? "more than \(mostLevels) levels: write it flatter" : nil
        }
    }
}
#endif

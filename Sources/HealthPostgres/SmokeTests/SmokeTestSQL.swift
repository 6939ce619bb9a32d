/// Looks at a statement just enough to keep the transaction around it.
///
/// The server takes one statement at a time, so its first word decides; a procedure cannot end the transaction either.
enum SmokeTestSQL {
    private static let refused: Set<String> = [
        "abort", "begin", "commit", "copy", "end", "prepare", "release", "rollback", "savepoint", "start",
    ]

    /// Whether the statement leaves the transaction alone.
    static func isHarmless(_ sql: String) -> Bool {
        guard !sql.utf8.contains(0), let word = firstWord(of: sql[...]) else { return false }
        return !refused.contains(word)
    }

    /// The first word behind white space and comments, in small letters; nil when there is none.
    private static func firstWord(of sql: Substring) -> String? {
        var rest = sql
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == ";" || $0 == "(" }
            if rest.hasPrefix("--") {
                rest = rest.drop { !$0.isNewline }
            } else if rest.hasPrefix("/*") {
                guard let end = afterComment(rest) else { return nil }
                rest = end
            } else {
                break
            }
        }
        let word = rest.prefix { $0.isLetter }
        return word.isEmpty ? nil : word.lowercased()
    }

    /// What follows a comment; comments nest in Postgres.
    private static func afterComment(_ text: Substring) -> Substring? {
        var rest = text
        var depth = 0
        repeat {
            if rest.hasPrefix("/*") {
                depth += 1
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("*/") {
                depth -= 1
                rest = rest.dropFirst(2)
            } else if rest.isEmpty {
                return nil
            } else {
                rest = rest.dropFirst()
            }
        } while depth > 0
        return rest
    }
}

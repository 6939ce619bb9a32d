#if YAML
/// Looks at a text before the YAML reader does, which calls itself for each level and keeps what anchors name.
enum YAMLGuard {
    /// The longest text, in bytes.
    static let mostBytes = 1 << 20
    /// How many levels may open.
    static let mostLevels = 64

    /// What must not reach the reader.
    struct Problem {
        var line: Int
        var column: Int
        var text: String
    }

    static func problem(in text: String) -> Problem? {
        guard text.utf8.count <= mostBytes else {
            return Problem(line: 1, column: 1, text: "the file is longer than \(mostBytes) bytes")
        }
        var open = 0
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            var levels = 0
            var isNodeStart = true
            for (column, byte) in line.enumerated() {
                switch byte {
                case UInt8(ascii: "\0"):
                    return Problem(line: number + 1, column: column + 1, text: "a NUL byte stands here")
                case UInt8(ascii: "["), UInt8(ascii: "{"):
                    (open, isNodeStart) = (open + 1, true)
                case UInt8(ascii: "]"), UInt8(ascii: "}"):
                    (open, isNodeStart) = (max(0, open - 1), false)
                case UInt8(ascii: "-"), UInt8(ascii: "?"):
                    levels += isNodeStart ? 1 : 0
                case UInt8(ascii: " "), UInt8(ascii: "\t"):
                    levels += isNodeStart && levels == column ? 1 : 0
                case UInt8(ascii: ":"), UInt8(ascii: ","):
                    isNodeStart = true
                case UInt8(ascii: "&") where isNodeStart:
                    return Problem(
                        line: number + 1, column: column + 1,
                        text: "anchors and aliases are not used here: write it out (a text that begins so needs quotes)"
                    )
                default: isNodeStart = false
                }
                if open > mostLevels || levels > 4 * mostLevels {
                    return Problem(line: number + 1, column: column + 1, text: "too many levels")
                }
            }
        }
        return nil
    }
}
#endif

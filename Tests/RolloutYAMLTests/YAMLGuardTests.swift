#if YAML
import TestServers
import Testing
import Yams

@testable import RolloutYAML

@Suite(.timeLimit(.minutes(5))) struct `The guard before the YAML reader` {
    @Test(arguments: [
        "a: \"R: &D\"", "a: 'see: *this'", "a: 'it''s: &b'", "a: \"\\\": &b\"", "a: \"one\n  two: &b\"",
        "# see *this, - &that\na: b",
        "a: b # see: &c", "a: [#&b\n  c]", "a: |\n  - &b\n  *c\n", "a: >-\n  ! b\nc: d", "a: |2\n    &b\n  c",
        "- |\n &a",
        "a: b\n  &c", "a: b\n  - &c", "a: b&c, *d", "a: x!y", "a: http://b/?c=&d", "[a&b, c*d, e!f]",
        "--- |\n &a\n--- a",
        "a: \"\(String(repeating: "[", count: 100))\"", "# \(String(repeating: "{", count: 100))\na: b",
    ])
    func `lets texts through, whatever is in them`(text: String) throws {
        #expect(YAMLGuard.problem(in: text)?.text == nil)
        #expect(try Parser(yaml: text).nextRoot() != nil)
    }

    @Test(arguments: [
        ("a: &b c", 1, 4), ("a: *b", 1, 4), ("&a b: c", 1, 1), ("- &a", 1, 3), ("a:\n  - b\n  - *c", 3, 5),
        ("{a: *b}", 1, 5),
        ("[a, &b c]", 1, 5), ("? &a b", 1, 3), ("--- &a b", 1, 5), ("a: 'b' # c\nd: &e f", 2, 4),
        ("a: b\n&c d: e", 2, 1),
        ("a: |\n  &b\nc: &d e", 3, 4), ("a:\n\n  &b", 3, 3), ("é: &b c", 1, 4), ("[\"a\":&b c]", 1, 6),
        ("a: b\r\nc: *d", 2, 4),
        ("a: !b c", 1, 4), ("a: !!str \"b\"", 1, 4), ("a: ! b", 1, 4), ("!a {b: c}", 1, 1), ("[!a [b]]", 1, 2),
        ("a: b\n\u{FEFF}c: d", 2, 1), ("a: \"b\0\"", 1, 6), (String(repeating: "[", count: 65), 1, 66),
        (String(repeating: "- ", count: 65), 1, 130),
    ])
    func `refuses anchors, aliases, tags, and too many levels`(text: String, line: Int, column: Int) throws {
        let problem = try #require(YAMLGuard.problem(in: text))
        #expect([problem.line, problem.column] == [line, column], "\(problem.text)")
        #expect(problem.text.contains(": "), "what would be right")
    }

    @Test func `lets as many levels through as it says`() {
        for open in ["[", "- ", "? "] {
            #expect(YAMLGuard.problem(in: String(repeating: open, count: YAMLGuard.mostLevels))?.text == nil)
        }
    }

    private static let pieces = [
        "&a ", "*a", "!t ", "a", "b: ", "c:", "- ", "? ", ": ", "\n", "\n", "\n  ", "\n    ", " ", "\t", "#", " # ",
        "'", "\"",
        "''", "\\", "|", ">", "|\n", ">-\n  ", "|2\n", "[", "]", "{", "}", ",", "--- ", "\n---\n", "...", "%", "-", "?",
        ":",
        "\"&b\"", "'*b'", "x&y", "x: &a y\n", "- &a z\n", "\r\n", "\u{85}", "é",
    ]

    /// Whether the library finds what must not be there, and how many levels; nil where it stops with an error.
    private func finding(_ text: String) -> (isForbidden: Bool, depth: Int)? {
        guard let parser = try? Parser(yaml: text) else { return nil }
        var finding = (isForbidden: false, depth: 0)
        do {
            // At once: nodes do not keep their anchors, the parser does.
            while let root = try parser.nextRoot() {
                finding = (finding.isForbidden || root.isForbidden, max(finding.depth, root.depth))
            }
        } catch {
            return nil
        }
        return finding
    }

    /// How many levels the guard sees at most.
    private func levels(_ text: String) -> Int {
        var (lexer, levels) = (YAMLLexer(text), 0)
        // What must not be there is the last token: the lexer stays before it.
        while lexer.next() == .other { levels = max(levels, lexer.levels) }
        return levels
    }

    @Test func `refuses what the library finds, and nothing else`() {
        var random = SeededGenerator(seed: 17)
        var (read, refused) = (0, 0)
        for _ in 0..<caseCount(20_000) {
            let text = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                Self.pieces.randomElement(using: &random) ?? ""
            }.joined()
            guard let (isForbidden, depth) = finding(text) else { continue }
            #expect((YAMLGuard.problem(in: text) != nil) == isForbidden, "\(text.debugDescription)")
            // A list may stand at the margin of the object that it belongs to, and a pair alone in a list.
            #expect(isForbidden || depth <= 2 * levels(text), "\(text.debugDescription)")
            (read, refused) = (read + 1, refused + (isForbidden ? 1 : 0))
        }
        #expect(read > 4_000 && refused > 400, "\(read) were read, \(refused) refused")
    }
}

extension Node {
    /// How many lists and objects stand inside of one another.
    fileprivate var depth: Int {
        switch self {
        case .scalar, .alias: 0
        case .sequence(let sequence): 1 + (sequence.map(\.depth).max() ?? 0)
        case .mapping(let mapping): 1 + (mapping.map { max($0.key.depth, $0.value.depth) }.max() ?? 0)
        }
    }

    fileprivate var isForbidden: Bool {
        guard anchor == nil else { return true }
        switch self {
        case .scalar(let scalar): return scalar.tag.description == "!t"
        case .sequence(let sequence): return sequence.tag.description == "!t" || sequence.contains(where: \.isForbidden)
        case .mapping(let mapping):
            return mapping.tag.description == "!t" || mapping.contains { $0.key.isForbidden || $0.value.isForbidden }
        case .alias: return true
        }
    }
}
#endif

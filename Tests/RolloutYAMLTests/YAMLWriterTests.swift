#if YAML
import JSONText
import Rollout
import RolloutYAML
import TestServers
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A document written as YAML` {
    private func read(_ text: String) throws -> [JSONValue] {
        try DocumentStream(text, file: "written.yaml").nodes.map(\.value)
    }

    @Test func `looks as people write it`() throws {
        let document = try JSONValue(
            reading: #"""
                {"name": "shop", "interval": "1m", "environments": {"stable": "blue", "candidate": "green"},
                 "metrics": {"error_rate": {"kind": "ratio", "unit": "fraction"}},
                 "steps": [{"setWeight": 5, "pause": {"duration": "30m"}}, {"pause": {}}],
                 "triggers": [{"when": "error_rate > 1%", "action": "rollback"}],
                 "documentation": {"query": "a\n  b", "answer": "no", "number": "10", "list": []}}
                """#)
        #expect(
            YAMLWriter.text(document) == """
                name: shop
                interval: 1m
                environments: {stable: blue, candidate: green}
                metrics:
                  error_rate: {kind: ratio, unit: fraction}
                steps:
                  - {setWeight: 5, pause: {duration: 30m}}
                  - {pause: {}}
                triggers:
                  - {when: "error_rate > 1%", action: rollback}
                documentation:
                  query: |-
                    a
                      b
                  answer: "no"
                  number: "10"
                  list: []

                """)
    }

    @Test(arguments: [
        "", " ", "a: b", "a #b", "- a", "&a", "*a", "!a", "%a", "@a", "`a", "{", "}", "[", "]", ",", "|", ">", "'",
        "\"", "\\",
        "true", "Null", "~", "yes", "1", "1e3", "0x10", "010", "1_000", ".inf", "1:30", "2026-01-01", "=", "<<", "? a",
        ": a",
        "a, &b", "[&a", "a:\n  &b", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{0}", "\u{7F}", "\u{1F980}", "\n", "a\n",
        "a\nb", "a\nb\n",
        "a\n\nb", "a\nb\n\n", " a\nb", "a \nb", "a\n\tb", "a\r\nb", "---\na", "a\n---\nb", "a\n# b", "...", "--- a",
        "5m", "/a",
    ])
    func `keeps a text`(text: String) throws {
        var inner = JSONObject()
        _ = inner.append("key", .string(text))
        if text != "key", !text.isEmpty { _ = inner.append(text, .array([.string(text), .string(text)])) }
        var document = JSONObject()
        _ = document.append("outer", .object(inner))
        _ = document.append("list", .array([.string(text), .object(inner)]))
        #expect(try read(YAMLWriter.text(.object(document))) == [.object(document)])
    }

    @Test func `is read back as it was, whatever it says`() throws {
        var random = SeededGenerator(seed: 23)
        for _ in 0..<caseCount(2_000) {
            var document = JSONObject()
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                _ = document.append(Self.text(&random), Self.value(depth: 4, &random))
            }
            let text = YAMLWriter.text(.object(document))
            #expect(try read(text) == [.object(document)], "\(text)")
        }
    }

    private static let words = [
        "a", "shop", "error_rate", " ", "  ", "\n", ": ", " #", "- ", "&", "*", "\"", "'", "\\", "{", "}", "[0]", "%",
        "> 1", "5m",
        "true", "1", "\t", "é", "\u{1F980}", "\u{2028}", ",", "|", "?", "---",
    ]

    private static func text(_ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...5, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined()
    }

    private static func value(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 7 : 4), using: &random) {
        case 0: return .null
        case 1: return .truth(.random(using: &random))
        case 2: return .number(JSONNumber(Int.random(in: -1_000...1_000, using: &random)))
        case 3, 4: return .string(text(&random))
        case 5, 6:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                _ = object.append(text(&random), value(depth: depth - 1, &random))
            }
            return .object(object)
        default:
            return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1, &random) })
        }
    }
}
#endif

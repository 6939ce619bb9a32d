import JSONText
import Testing

@Suite(.timeLimit(.minutes(1))) struct `The place of a JSON value` {
    private static let text = """
        {"a": [1, {"b\\u0063": "é", "d": [ ]}],
         "x": {"": null}, "🙂":  [[2], 3]}
        """

    @Test(
        arguments: [
            ([], 1, 1), ([.name("a")], 1, 7), ([.name("a"), .index(0)], 1, 8), ([.name("a"), .index(1)], 1, 11),
            ([.name("a"), .index(1), .name("bc")], 1, 23), ([.name("a"), .index(1), .name("d")], 1, 33),
            ([.name("x"), .name("")], 2, 12), ([.name("🙂"), .index(0), .index(0)], 2, 27),
            ([.name("🙂"), .index(1)], 2, 31),
        ] as [([JSONStep], Int, Int)]) func `is found by its path`(path: [JSONStep], line: Int, column: Int)
    {
        #expect(JSONLocation(of: path, in: Array(Self.text.utf8)) == JSONLocation(line: line, column: column))
    }

    @Test(
        arguments: [
            ([.name("nope")], 1, 1), ([.index(0)], 1, 1), ([.name("a"), .index(2)], 1, 7),
            ([.name("a"), .index(-1)], 1, 8),
            ([.name("a"), .name("b")], 1, 7), ([.name("a"), .index(1), .name("d"), .index(0)], 1, 33),
            ([.name("x"), .name("y"), .name("z")], 2, 7),
        ] as [([JSONStep], Int, Int)]) func `is that of the last one on the way`(
            path: [JSONStep], line: Int, column: Int
        )
    {
        #expect(JSONLocation(of: path, in: Array(Self.text.utf8)) == JSONLocation(line: line, column: column))
    }

    @Test func `is that of the mistake where the text is none`() {
        #expect(
            JSONLocation(of: [.name("b")], in: Array(#"{"a": x, "b": 1}"#.utf8)) == JSONLocation(line: 1, column: 7))
        #expect(JSONLocation(of: [.name("b")], in: []) == JSONLocation(line: 1, column: 1))
    }
}

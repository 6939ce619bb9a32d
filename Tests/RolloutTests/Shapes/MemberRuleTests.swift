import JSONText
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A rule about members` {
    private func error(_ rule: MemberRule, _ document: JSONValue) -> String? {
        let members = ["a", "b", "c"].map { ObjectShape.Member($0, .anything, "For tests.") }
        do throws(PolicyError) {
            _ = try PolicyNode(document, .object(ObjectShape("test", "For tests.", members, rules: [rule]))).members()
            return nil
        } catch {
            return error.description
        }
    }

    @Test(
        arguments: [
            (.someOf(["a", "b", "c"]), [:], "needs at least one of a, b and c"),
            (.someOf(["a", "b"]), ["a": []], "needs at least one of a and b"), (.someOf(["a", "b"]), ["b": "x"], nil),
            (.oneOf(["a", "b"]), [:], "needs either a or b"), (.oneOf(["a", "b"]), ["b": "x"], nil),
            (.oneOf(["a", "b", "c"]), [:], "needs either a, b or c"),
            (
                .oneOf(["a", "b"]), ["a": "x", "b": "x"],
                "has a and b, of which only one may be here: give the other an entry of its own"
            ),
            (.notBoth("a", "b"), ["a": "x", "b": "x"], "needs either a or b"), (.notBoth("a", "b"), [:], nil),
            (.needs("a", beside: "b"), ["a": "x"], "a: needs b beside it"), (.needs("a", beside: "b"), ["b": "x"], nil),
            (.belongs("a", to: "b", being: "x"), ["a": "y"], "a: belongs to b: x only"),
            (.belongs("a", to: "b", being: "x"), ["a": "y", "b": "z"], "a: belongs to b: x only"),
            (.belongs("a", to: "b", being: "x"), ["a": "y", "b": "x"], nil),
            (.required("a", where: "b", is: "x"), ["b": "x"], "needs a"),
            (.required("a", where: "b", is: "x"), ["b": "y"], nil),
            (.alone("a"), ["a": "x", "b": "y"], "a: stands alone: give what is beside it an entry of its own"),
            (.alone("a"), ["a": "x"], nil), (.oneOf(["a", "b"]), ["a": .null, "b": "x"], nil),
        ] as [(MemberRule, JSONValue, String?)])
    func `is kept, or told by its place`(rule: MemberRule, document: JSONValue, message: String?) {
        #expect(error(rule, document) == message)
    }

    @Test func `is a part of the schema`() {
        var builder = SchemaBuilder()
        let shape = ObjectShape("test", "For tests.", [.init("a", .truth, "Whether.")], rules: [.alone("a")])
        _ = builder.schema(.object(shape))
        #expect(
            builder.definitions.first?.schema?.indented == #"""
                {
                  "description": "For tests.",
                  "type": "object",
                  "properties": {"a": {"description": "Whether.", "type": "boolean"}},
                  "additionalProperties": false,
                  "allOf": [{"dependentSchemas": {"a": {"maxProperties": 1}}}]
                }
                """#)
    }
}

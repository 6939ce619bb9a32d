import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(10))) struct `A condition over a measured value` {
    private static let object = ExpressionValue.object([
        "code": .number(200), "body": .object(["status": .text("ok")]), "items": .list([.number(1), .number(2)]),
    ])

    private func isMet(_ text: String, _ result: ExpressionValue) throws -> Bool? {
        try ConditionExpression(text).isMet(by: result)
    }

    @Test(
        arguments: [
            ("result[0] >= 0.95", .list([.number(0.97)]), true),
            ("result[0] >= 0.95", .list([.number(0.9)]), false),
            ("result >= 0.95", .number(0.95), true),
            ("result < 0.5 || result > 0.9", .number(0.7), false),
            ("result == 'ok' and not (result == \"no\")", .text("ok"), true),
            ("len(result) == 0 || result[0] < 10", .list([]), true),
            ("len(result) == 0 || isNaN(result[0]) || result[0] < 10", .list([.number(.nan)]), true),
            ("!isInf(result) && !isNaN(result)", .number(.infinity), false),
            ("isNil(result) || result > 1", .null, true),
            ("default(result, 0) < 0.05", .null, true),
            ("default(result, 0) < 0.05", .number(0.2), false),
            ("asInt(result) == 200", .text("200"), true),
            ("asInt(result) == 3", .number(3.9), true),
            ("asFloat(result) >= 0.9", .text("0.91"), true),
            ("all(result, {# > 5})", .list([.number(6), .number(7)]), true),
            ("all(result, # > 5)", .list([.number(6), .number(5)]), false),
            ("any(result, {# == 5})", .list([.number(6), .number(5)]), true),
            ("all(result, {# > 5})", .list([]), true),
            ("result in [200, 201]", .number(201), true),
            ("result not in ['a', 'b']", .text("c"), true),
            ("result.code == 200 && result.body.status == \"ok\"", object, true),
            ("result[\"code\"] == 200", object, true),
            ("isNil(result.missing)", object, true),
            ("\"code\" in result", object, true),
            ("result.items[-1] == 2 && len(result.items) == 2", object, true),
            ("result * 2 + 1 == 7 && result - 1 == 2 && result / 2 == 1.5", .number(3), true),
            ("-result < -2.5", .number(3), true),
            ("1_000 == 1e3 && .5 == 0.5", .null, true),
            ("len(\"naïve\") == 5", .null, true),
            ("[1, [2]] == [1, [2]]", .null, true),
        ] as [(String, ExpressionValue, Bool)])
    func `is met or not`(text: String, result: ExpressionValue, expected: Bool) throws {
        #expect(try isMet(text, result) == expected)
    }

    @Test(
        arguments: [
            ("result >= 0.95", .number(.nan), false), ("result < 0.95", .number(.nan), false),
            ("result != result", .number(.nan), true), ("result >= 0.95", .number(.infinity), true),
            ("result[0] >= 0.95", .list([.number(.infinity)]), true), ("result <= 0.95", .number(-.infinity), true),
        ] as [(String, ExpressionValue, Bool)])
    func `takes a value that is no finite number for what IEEE 754 says`(
        text: String, result: ExpressionValue, expected: Bool
    ) throws {
        #expect(try isMet(text, result) == expected)
    }

    @Test(
        arguments: [
            ("result", .number(1)), ("result[1] > 0", .list([.number(1)])), ("result[0] > 0", .number(1)),
            ("result[0.5] > 0", .list([.number(1)])), ("result > \"a\"", .number(1)), ("!result", .number(1)),
            ("isNaN(result)", .text("a")), ("asInt(result) == 1", .text("one")), ("asInt(result) == 1", .number(1e300)),
            ("asInt(result) == 1", .number(.nan)), ("len(result) == 1", .number(1)), ("result in 5", .number(1)),
            ("all(result, {# > 1})", .number(2)), ("any(result, {#})", .list([.number(1)])),
            ("result && true", .number(1)), ("true && result", .number(1)), ("result.a > 1", .list([])),
            ("-result == 1", .text("a")), ("result[9223372036854775807] == 1", .list([])),
        ] as [(String, ExpressionValue)])
    func `says nothing of a value for which it makes no sense`(text: String, result: ExpressionValue) throws {
        #expect(try isMet(text, result) == nil)
    }

    @Test func `does not look at what does not decide`() throws {
        #expect(try isMet("true || result[5] > 1", .null) == true)
        #expect(try isMet("false && result[5] > 1", .null) == false)
        #expect(try isMet("any(result, {# > 1 || len(#) > 0})", .list([.number(2), .number(0)])) == true)
    }

    @Test(arguments: [
        ("result matches \"a\"", 8, "matches is not supported"), ("result ?? 1", 8, "?? is not supported"),
        ("result ? 1 : 2", 8, "? is not supported"), ("result % 2 == 0", 8, "% is not supported"),
        ("result | len", 8, "| is not supported"), ("filter(result, {# > 1})", 1, "filter is not supported; known: "),
        ("count > 1", 1, "count is not supported; known: result"), ("result[0:1]", 9, "expected ] before :"),
        ("# > 1", 1, "# stands in all"), ("1 < result < 2", 12, "a chain of comparisons is not supported"),
        ("result >=", 10, "ends where a value is expected"), ("", 1, "ends where"),
        ("(result > 1", 12, "expected ) before the end"), ("result > 1)", 11, ") is not supported"),
        ("result > 'a", 10, "the text has no closing"), ("result > 1.2.3", 10, "expected a number"),
        ("result > 1x", 10, "expected a number"), ("result > 1e999", 10, "expected a number"),
        ("len(result, 1)", 1, "len takes one value"), ("default(result)", 1, "default takes 2 values"),
        ("result > \"\\q\"", 11, "expected \\n"), ("result > €", 10, "€ is not supported"),
        ("result.0", 7, "0 is not supported"), ("result == 1 not", 13, "not is not supported"),
        ("{\"a\": 1}", 1, "{ is not supported"), ("result?.a", 7, "?. is not supported"),
    ])
    func `names the place of what it does not know`(text: String, column: Int, problem: String) {
        do {
            _ = try ConditionExpression(text)
            Issue.record("\(text) was read")
        } catch {
            #expect(error.problem.hasPrefix(problem) && error.column == column, "\(error)")
        }
    }

    @Test func `is bounded in length, in depth and in work`() throws {
        #expect(throws: ExpressionError.self) { try ConditionExpression(String(repeating: "1+", count: 2_000) + "1") }
        #expect(throws: ExpressionError.self) { try ConditionExpression(String(repeating: "(", count: 1_000)) }
        #expect(throws: ExpressionError.self) { try ConditionExpression(String(repeating: "!", count: 100) + "true") }
        let chain = try ConditionExpression(String(repeating: "1+", count: 1_000) + "1 == 1001")
        #expect(chain.isMet(by: .null) == true)
        let many = ExpressionValue.list((0..<200).map { .number(Double($0)) })
        let cube = try ConditionExpression("all(result, {all(result, {all(result, {# >= 0})})})")
        #expect(cube.isMet(by: many) == nil, "eight million steps are too many")
        #expect(try ConditionExpression("all(result, {# >= 0})").isMet(by: many) == true)
    }

    @Test func `never traps on anything`() {
        let words = [
            "result", "[", "]", "(", ")", "{", "}", "#", ".", "0", "-1", "1e308", "'a'", "\"", "all", "any", "len", ",",
            "==", "<", "&&", "||", "!", "not", "in", "asInt", "default", "+", "*", "/", "nil", "true", " ", "é", "\\",
        ]
        let values: [ExpressionValue] = [
            .null, .number(.nan), .list([.number(1), .text("a")]), .text("1"), Self.object,
        ]
        for seed in 0..<UInt64(caseCount(3_000)) {
            var random = SeededRandom(seed: seed)
            let count = Int.random(in: 1...14, using: &random)
            let text = (0..<count).compactMap { _ in words.randomElement(using: &random) }.joined(separator: " ")
            guard let expression = try? ConditionExpression(text) else { continue }
            for value in values { _ = expression.isMet(by: value) }
        }
    }
}

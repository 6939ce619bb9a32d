import JSONText
import TestServers
import Testing

@testable import FeatureFlags

@Suite(.timeLimit(.minutes(30))) struct `Any rule` {
    private static let scalars: [JSONValue] = [
        .null, .truth(true), .truth(false), .number(JSONNumber(0)), .number(JSONNumber(-1)), .number(JSONNumber(42)),
        .string(""), .string("a"),
        .string("abc"), .string("1"), .string(" 2 "), .string("0x10"), .string("1.2.3"), .string("<="), .string("ä"),
        .string("😀b"),
    ]
    private static let symbols = RuleOperator.allCases.filter(\.isPure) + [.choice, .all, .any, .fractional]

    /// A rule of values, and the same rule with each value put into the context.
    private struct Pair {
        var context = EvaluationContext()

        mutating func value(_ levels: Int, _ random: inout SeededGenerator) -> (JSONValue, JSONValue) {
            if levels == 0 || Int.random(in: 0..<4, using: &random) == 0 {
                let count = Int.random(in: 0..<8, using: &random)
                let value = count < 5 ? Self.scalar(&random) : .array((5..<count).map { _ in Self.scalar(&random) })
                let name = "v\(context.attributes.count)"
                context[name] = FlagValue(value)
                return (value, Self.object("var", .string(name)))
            }
            let symbol = symbols.randomElement(using: &random) ?? .sum
            let counts = symbol.argumentCounts
            let count = Int.random(
                in: counts.lowerBound...min(counts.upperBound, max(counts.lowerBound, 4)), using: &random)
            let arguments = (0..<count).map { _ in value(levels - 1, &random) }
            return (
                Self.object(symbol.rawValue, .array(arguments.map(\.0))),
                Self.object(symbol.rawValue, .array(arguments.map(\.1)))
            )
        }

        private static func scalar(_ random: inout SeededGenerator) -> JSONValue {
            scalars.randomElement(using: &random) ?? .null
        }

        private static func object(_ name: String, _ value: JSONValue) -> JSONValue {
            var object = JSONObject()
            _ = object.append(name, value)
            return .object(object)
        }
    }

    private static func result(_ json: JSONValue, _ context: EvaluationContext) throws -> FlagValue {
        var compiler = RuleCompiler(flag: "flag", evaluators: FlagEvaluators(), path: [], isTraced: false)
        let rule = try compiler.compile(json)
        var run = RuleRun()
        let first = rule.value(of: try rule.result(rule.root, context, &run))
        // As a condition, and once more.
        var again = RuleRun()
        #expect(try rule.isTrue(rule.root, context, &again) == first.isTrue)
        #expect(try rule.value(rule.root, context, &again).jsonText == first.jsonText)
        return first
    }

    @Test func `gives the same whether its values are its own or the context's`() throws {
        var random = SeededGenerator(seed: 12)
        for _ in 0..<caseCount(5_000) {
            var pair = Pair()
            let (own, given) = pair.value(3, &random)
            pair.context.targetingKey = "ann"
            let results = try (Self.result(own, pair.context).jsonText, Self.result(given, pair.context).jsonText)
            #expect(
                results.0 == results.1,
                "\(FlagValue(own)?.jsonText ?? "") over \(FlagValue.object(pair.context.attributes).jsonText)")
            if results.0 != results.1 { return }
        }
    }
}

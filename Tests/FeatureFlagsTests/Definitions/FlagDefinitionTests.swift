import Deadlines
import JSONText
import TestServers
import Testing

@testable import FeatureFlags

private func outcome(
    _ definition: FlagDefinition, _ context: EvaluationContext = .empty, now: Int = 0
) -> FlagOutcome {
    definition.evaluate(context, now: { now })
}

@Suite(.timeLimit(.minutes(1))) struct `A definition` {
    @Test(
        arguments: [
            ("true", true), ("false", false), (" TRUE\r\n", true), ("1", true), ("0", false), ("On", true),
            ("off", false), ("YES", true), ("\tno\u{B}\u{C}", false),
        ]) func `is a scalar in any of its forms`(text: String, truth: Bool) throws
    {
        let definition = try FlagDefinition(name: "flag", source: FlagSource(text))
        #expect(definition.constant == .variant(0, .static))
        #expect(definition.variants == [.init(name: "\(truth)", value: .boolean(truth))])
        #expect(outcome(definition) == .variant(0, .static))
    }

    static let outcomes: [(String, String?, FlagOutcome)] = [
        ("{}", "b", .variant(1, .static)), ("{}", nil, .none(.default)), ("null-free", "b", .variant(1, .static)),
        (#"{"var":"x"}"#, "b", .variant(1, .default)), (#"{"var":"x"}"#, nil, .none(.default)),
        (#"{"if":[false,"a"]}"#, "b", .variant(1, .default)),
        (#"{"if":[true,"c"]}"#, "b", .variant(2, .targetingMatch)),
        (#"{"var":"v"}"#, "b", .variant(2, .targetingMatch)),
        (#"{"var":"true"}"#, "b", .variant(3, .targetingMatch)), (#"{"==":[1,1]}"#, "b", .variant(3, .targetingMatch)),
        (#"{"==":[1,2]}"#, "b", .failed(.general)), (#"{"+":[1,0.5]}"#, "b", .variant(4, .targetingMatch)),
        (#"{"var":"number"}"#, "b", .variant(4, .targetingMatch)),
        (#"{"cat":["d"]}"#, "b", .failed(.general)), (#"{"if":[true,"d"]}"#, "b", .failed(.general)),
        (#"{"var":"list"}"#, "b", .failed(.general)),
        (#"{"/":[1,0]}"#, "b", .failed(.general)), (#"{"merge":[]}"#, "b", .failed(.general)),
        (#"{"cat":["\"a\""]}"#, "b", .failed(.general)),
        (#"{"fractional":[["c",1]]}"#, "b", .variant(2, .targetingMatch)),
        (#"{"fractional":[["d",1]]}"#, "b", .failed(.general)),
        (#"{"if":[{"var":"true"},{"fractional":["k",["c",1]]}]}"#, "b", .variant(2, .targetingMatch)),
        (#"{"or":[{"var":"x"},"a"]}"#, "b", .variant(0, .targetingMatch)),
        (#"{"if":[true,null,"a"]}"#, "b", .variant(1, .default)),
    ]

    @Test(arguments: outcomes) func `comes to what flagd comes to`(
        targeting: String, standard: String?, expected: FlagOutcome
    ) throws {
        let context = EvaluationContext(targetingKey: "ann", ["v": "c", "true": true, "number": 1.5, "list": [1]])
        let definition = try definition(targeting: targeting == "null-free" ? "{}" : targeting, standard: standard)
        #expect(outcome(definition, context) == expected)
    }

    @Test func `is off for the default of the code while it is disabled`() throws {
        let text =
            #"{"state":"DISABLED","variants":{"a":1},"defaultVariant":"a","targeting":{"if":[true,"a"]},"metadata":{"x":1}}"#
        let definition = try FlagDefinition(name: "flag", source: FlagSource(text))
        #expect(definition.constant == .none(.disabled) && outcome(definition) == .none(.disabled))
        #expect(definition.metadata == ["x": 1])
    }

    @Test func `knows who and when it is`() throws {
        let rule =
            #"{"if":[{"==":[{"var":"$flagd.timestamp"},1700000000]},{"if":[{"===":[{"var":"$flagd.flagKey"},"flag"]},"b"]}]}"#
        let definition = try definition(targeting: rule)
        var calls = 0
        let now = {
            calls += 1; return 1_700_000_000
        }
        // What a caller puts in the place of `$flagd` counts for nothing.
        let context = EvaluationContext(["$flagd": ["timestamp": 5, "flagKey": "x"]])
        #expect(definition.evaluate(context, now: now) == .variant(1, .targetingMatch))
        #expect(calls == 1)
        #expect(outcome(definition, context, now: 5) == .variant(0, .default))
        _ = try FeatureFlagsTests.definition(targeting: #"{"if":[{"var":"x"},"a","b"]}"#).evaluate(.empty, now: now)
        #expect(calls == 1)
        for rule in [
            #"{"var":["$flagd.x","c"]}"#, #"{"if":[{"var":"$flagd"},"c"]}"#,
            #"{"if":[{"var":{"cat":["$flagd.","flagKey"]}},"c"]}"#,
        ] {
            #expect(
                outcome(try FeatureFlagsTests.definition(targeting: rule)) == .variant(2, .targetingMatch), "\(rule)")
        }
    }

    @Test func `finds the targeting key where it is`() throws {
        let definition = try definition(targeting: #"{"var":"targetingKey"}"#)
        #expect(
            outcome(definition, EvaluationContext(targetingKey: "b", ["targetingKey": "c"]))
                == .variant(1, .targetingMatch))
        #expect(outcome(definition, EvaluationContext(["targetingKey": "c"])) == .variant(2, .targetingMatch))
        #expect(outcome(definition) == .variant(0, .default))
    }

    @Test func `refers to shared rules`() throws {
        let evaluators = [
            "internal": #"{"ends_with":[{"var":"email"},"@example.com"]}"#, "word": #""b""#, "other": "1",
        ]
        let rule = #"{ "if" : [ { "$ref" : "internal" } , {"$ref":["word"]} , {"if":[{"$ref":"internal"},"a","c"]} ] }"#
            .replacing(#"["word"]"#, with: #""word""#)
        let definition = try definition(targeting: rule, evaluators: evaluators)
        #expect(definition.references == ["internal", "word"])
        #expect(outcome(definition, EvaluationContext(["email": "ann@example.com"])) == .variant(1, .targetingMatch))
        #expect(outcome(definition, EvaluationContext(["email": "ann@example.org"])) == .variant(2, .targetingMatch))
    }

    @Test func `refers to a shared rule about elements and about the context`() throws {
        let evaluators = ["big": #"{">":[{"var":"size"},10]}"#]
        let rule = #"{"if":[{"and":[{"$ref":"big"},{"some":[{"var":"items"},{"$ref":"big"}]}]},"b","c"]}"#
        let definition = try definition(targeting: rule, evaluators: evaluators)
        #expect(
            outcome(definition, EvaluationContext(["size": 11, "items": [["size": 12]]]))
                == .variant(1, .targetingMatch))
        #expect(
            outcome(definition, EvaluationContext(["size": 11, "items": [["size": 2]]])) == .variant(2, .targetingMatch)
        )
        #expect(
            outcome(definition, EvaluationContext(["size": 1, "items": [["size": 12]]])) == .variant(2, .targetingMatch)
        )
    }

    @Test func `keeps values of any kind`() throws {
        let text =
            #"{"state":"ENABLED","variants":{"a":{"x":[1,null,"y"]},"b":{}},"defaultVariant":null,"description":"ours","metadata":{"t":"x","n":1.5,"b":true}}"#
        let definition = try FlagDefinition(name: "flag", source: FlagSource(text))
        #expect(definition.variants == [.init(name: "a", value: ["x": [1, nil, "y"]]), .init(name: "b", value: [:])])
        #expect(definition.metadata == ["t": "x", "n": 1.5, "b": true])
        #expect(outcome(definition) == .none(.default))
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A rule that would run away` {
    static let ones = "[" + Array(repeating: "1", count: 400).joined(separator: ",") + "]"
    static let many = "[" + Array(repeating: "0", count: 12_000).joined(separator: ",") + "]"
    static let runaways = [
        // 400 x 400 x 400 turns.
        #"{"map":[\#(ones),{"map":[\#(ones),{"map":[\#(ones),{"var":"x"}]}]}]}"#,
        // A text that doubles 400 times.
        #"{"reduce":[\#(ones),{"cat":[{"var":"accumulator"},{"var":"accumulator"}]},"xx"]}"#,
        #"{"reduce":[\#(ones),{"merge":[{"var":"accumulator"},{"var":"accumulator"}]},[1,2]]}"#,
        // Arrays in arrays in arrays.
        #"{"reduce":[\#(ones),[{"var":"accumulator"}],0]}"#,
        #"{"reduce":[\#(ones),[{"var":"accumulator"},{"var":"accumulator"}],0]}"#,
        // Objects in objects, alone and in arrays.
        #"{"reduce":[\#(many),{"var":""},0]}"#,
        #"{"reduce":[\#(many),[{"var":""}],0]}"#,
        #"{"reduce":[\#(many),{"var":{"cat":[]}},0]}"#,
        // A search that compares nearly everything with everything.
        #"{"in":[{"cat":[{"var":"long"},"b"]},{"cat":[{"var":"long"},{"var":"long"}]}]}"#,
    ]

    @Test(arguments: runaways.indices) func `is ended`(index: Int) throws {
        let definition = try definition(targeting: Self.runaways[index])
        let context = EvaluationContext(["long": .string(String(repeating: "a", count: 100_000))])
        let took = ContinuousClock().measure { #expect(outcome(definition, context) == .failed(.parseError)) }
        #expect(took < .seconds(3))
    }

    @Test func `is not made of values that stand in one another`() throws {
        var value: FlagValue = 1
        for _ in 0..<1_000 { value = [value] }
        let context = EvaluationContext(["x": value])
        for rule in [
            #"{"cat":[{"var":"x"}]}"#, #"{"==":[{"var":"x"},"1"]}"#, #"{"+":[{"var":"x"}]}"#,
            #"{"in":[{"var":"x"},"1"]}"#,
        ] {
            #expect(outcome(try definition(targeting: rule), context) == .failed(.parseError), "\(rule)")
        }
        #expect(
            outcome(try definition(targeting: #"{"if":[{"!":{"var":"x"}},"a","b"]}"#), context)
                == .variant(1, .targetingMatch))
    }

    @Test func `is one that is merely long`() throws {
        var rule = #""c""#
        for _ in 0..<62 { rule = #"{"if":[{"!":[{"var":"x"}]},\#(rule),"a"]}"# }
        let deep = try Rule.of(rule)
        var run = RuleRun()
        #expect(deep.value(of: try deep.result(deep.root, .empty, &run)) == "c")
        let clauses = (0..<20_000).map { #"{"==":[{"var":"x"},"\#($0)"]},"a""# }.joined(separator: ",")
        #expect(outcome(try definition(targeting: #"{"if":[\#(clauses),"b"]}"#)) == .variant(1, .targetingMatch))
    }

    @Test func `leaves a small stack whole`() async throws {
        let levels = RuleCompiler.depthLimit - 2
        for symbol in [
            "!", "cat", "+", "max", "merge", "and", "or", "if", "log", "map", "reduce", "missing", "sem_ver",
            "fractional", "[]",
        ] {
            var rule = #"{"var":"x"}"#
            // An array inside of the arguments is a level too.
            for _ in 0..<(symbol == "fractional" ? levels / 2 : levels) {
                rule =
                    switch symbol {
                    case "[]": "[\(rule)]"
                    case "map": #"{"map":[[1],\#(rule)]}"#
                    case "reduce": #"{"reduce":[[1],\#(rule)]}"#
                    case "fractional": #"{"fractional":["k",["x",\#(rule)]]}"#
                    case "if": #"{"if":[\#(rule),1,2]}"#
                    default: #"{"\#(symbol)":[\#(rule)]}"#
                    }
            }
            let text = rule
            // Of 512 KiB, as the threads of Swift's own pool have.
            let isDone = try await onOwnThread {
                let rule = try Rule.of(text)
                var run = RuleRun()
                return (try? rule.result(rule.root, .empty, &run)) != nil
            }
            #expect(isDone || symbol == "map", "\(symbol)")
        }
    }
}

extension Rule {
    fileprivate static func of(_ text: String) throws -> Rule { try compiled(text) }
}

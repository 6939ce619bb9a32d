import JSONText

@testable import FeatureFlags

/// The value of a rule over data, all of them JSON texts; `loop` when it takes too many steps.
func value(of rule: String, over data: String = "{}", time: Int = 0, flag: String = "flag") throws -> FlagValue {
    let rule = try compiled(rule, flag: flag)
    var run = RuleRun(time: time)
    let result = try rule.result(rule.root, try context(data), &run)
    return rule.value(of: result)
}

/// A rule out of its text.
func compiled(_ rule: String, evaluators: [String: String] = [:], flag: String = "flag") throws -> Rule {
    let evaluators = try evaluators.mapValues { try JSONValue(reading: $0) }
    var compiler = RuleCompiler(
        flag: flag, evaluators: FlagEvaluators(rules: evaluators), path: [.name("targeting")], isTraced: false)
    return try compiler.compile(try JSONValue(reading: rule, limits: JSONLimits(depth: 256)))
}

/// A context out of a JSON object; `targetingKey` is what it says.
func context(_ json: String) throws -> EvaluationContext {
    var members = FlagValue(try JSONValue(reading: json))?.object ?? [:]
    let key = members.removeValue(forKey: "targetingKey")?.string
    return EvaluationContext(targetingKey: key, members)
}

/// A definition out of a flag object with the variants a, b, c, and a targeting.
func definition(
    targeting: String, standard: String? = "a", evaluators: [String: String] = [:], name: String = "flag"
) throws -> FlagDefinition {
    let text = """
        {"state": "ENABLED", "variants": {"a": 1, "b": 2, "c": 3, "true": 4, "1.5": 5},
         "defaultVariant": \(standard.map { "\"\($0)\"" } ?? "null"), "targeting": \(targeting)}
        """
    let evaluators = FlagEvaluators(rules: try evaluators.mapValues { try JSONValue(reading: $0) })
    return try FlagDefinition(name: name, source: FlagSource(text), evaluators: evaluators)
}

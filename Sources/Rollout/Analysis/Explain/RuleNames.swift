/// What the rules of a policy are called that can decide about a rollout.
struct RuleNames {
    /// The rules, by the names that reasons give them.
    private var rules: Set<String> = [
        "start", "rollback", "phase", "clock", "policy", "noData", "windows", "freeze", "pause.command",
        "command.approve", "command.reject", "command.abort", "command.rollback", "command.skipGate", "command.open",
        "command.close",
    ]
    /// The rules of triggers, by the names that people gave them.
    private var triggers: [String: [String]] = [:]

    init(_ policy: RolloutPolicy) {
        rules.formUnion(Severity.allCases.map { "incident.\($0.rawValue)" })
        rules.formUnion(policy.namedConditions.map(\.name))
        rules.formUnion(policy.gates.keys.map { "gate.\($0)" })
        rules.formUnion(policy.analyses.keys.map { "analysis.\($0)" })
        for number in policy.steps.indices { rules.formUnion(StepNames(number + 1).all) }
        for (name, analysis) in policy.compat.analyses {
            rules.insert("compat.analyses.\(name)")
            guard case .argo(let analysis) = analysis else { continue }
            let background = policy.compat.background?.analysis == name ? ["compat.background"] : []
            for place in ["compat.analyses.\(name)"] + background {
                rules.formUnion(analysis.metrics.indices.map { "\(place)[\($0)]" })
            }
        }
        for (index, trigger) in policy.triggers.enumerated() {
            if let name = trigger.name { triggers[name, default: []].append("triggers[\(index)]") }
        }
    }

    /// The rules that are meant by a name of reasons, or by a name of triggers; none where nothing is called so.
    func rules(called name: String) -> [String] { rules.contains(name) ? [name] : triggers[name] ?? [] }

    /// What to write in place of a name that means no rule.
    func advice(for name: String) -> String {
        "\(Suggestion.text(for: name, among: rules.union(triggers.keys))); "
            + "write the name of a trigger, or a rule as explain shows it, like triggers[0]"
    }
}

extension PolicyLinter {
    /// What is declared and never used.
    func unused() -> [LintFinding] {
        var gates = Set(policy.steps.compactMap(\.gate))
        for trigger in policy.triggers {
            trigger.when.visit { if case .unhealthy(let gate) = $0 { gates.insert(gate) } }
        }
        var analyses = Set(policy.steps.compactMap(\.analysisName))
        if let background = policy.compat.background { analyses.insert(background.analysis) }
        let metrics = Set(policy.comparisons.map(\.metric) + policy.compat.measured)
        return unused(["gates"], policy.gates.keys, gates) + unused(["analyses"], policy.analyses.keys, analyses)
            + unused(["compat", "analyses"], policy.compat.analyses.keys, analyses)
            + unused(["metrics"], policy.metrics.keys, metrics)
    }

    private func unused(_ block: [String], _ declared: some Sequence<String>, _ used: Set<String>) -> [LintFinding] {
        declared.sorted().filter { !used.contains($0) }.map { name in
            LintFinding(
                .unused, level: block == ["metrics"] ? .note : .warning, (block + [name]).map { .member($0) },
                "\(name) is declared and nothing uses it")
        }
    }
}

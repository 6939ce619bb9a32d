extension PolicyLinter {
    /// Weights that go down, that never reach everything, and shifts that nobody watches.
    func steps() -> [LintFinding] {
        var findings: [LintFinding] = []
        var weight = 0.0
        for (index, step) in policy.steps.enumerated() {
            guard let next = step.weight else { continue }
            if next <= weight, next > 0 {
                findings.append(
                    LintFinding(
                        .weightNotRising, .warning, step.origin,
                        "sets \(Decimal.text(next)) % after \(Decimal.text(weight)) %", "weights of a rollout rise"))
            }
            weight = next
            if let verification = step.verify,
                BinomialRange.of(verification.samples, share: next / 100) == 0...verification.samples
            {
                findings.append(
                    LintFinding(
                        .vacuous, .warning, step.origin,
                        "any of \(verification.samples) answers may come from either side at \(Decimal.text(next)) %: the verification cannot fail",
                        "ask for more samples, or verify at the first and the last weight only"))
            }
            let isWatched =
                step.analysis != nil || policy.analyses["default"] != nil || policy.compat.analyses["default"] != nil
                || policy.compat.background != nil || !policy.triggers.isEmpty || !policy.compat.alarms.isEmpty
            // What ends a watched rollout at once lasts no time in which anything could be looked at.
            let isEnd =
                index == policy.steps.count - 1 && step.pause == nil && step.bakeTime == nil
                && policy.steps.contains { $0.analysis != nil }
            if !isWatched, !isEnd {
                findings.append(
                    LintFinding(
                        .unwatched, .warning, step.origin, "nothing is looked at while this step lasts",
                        "name an analysis, or add triggers"))
            }
        }
        let isAnalysed = policy.steps.compactMap(\.analysisName).contains { name in
            policy.analyses[name] != nil || policy.compat.analyses[name] != nil
        }
        if !isAnalysed, policy.steps.contains(where: { $0.weight != nil }), !policy.comparisons.isEmpty {
            findings.append(
                LintFinding(
                    .onlyTriggers, .note, [.member("triggers")],
                    "a trigger without data says nothing, and no analysis waits for data",
                    "add analyses: {default: {conditions: [...]}} with what has to be measured"))
        }
        if weight > 0, weight < 100 {
            findings.append(
                LintFinding(
                    .neverComplete, .warning, [.member("steps")], "ends at \(Decimal.text(weight)) % of the traffic",
                    "add a last step {setWeight: 100, bakeTime: …}"))
        }
        return findings
    }
}

extension PolicyLinter {
    /// Weights that go down, that never reach everything, and shifts that nobody watches.
    func steps() -> [LintFinding] {
        var findings: [LintFinding] = []
        var weight = 0.0
        let isWatchedAlways =
            policy.compat.background != nil || !policy.triggers.isEmpty || !policy.compat.alarms.isEmpty
        let isAnalysed = policy.steps.contains { policy.isAnalysed($0) }
        for (index, step) in policy.steps.enumerated() {
            guard let next = step.weight else { continue }
            if next <= weight, next > 0 {
                findings.append(
                    LintFinding(
                        .weightNotRising, step.origin,
                        "sets \(Decimal.text(next)) % after \(Decimal.text(weight)) %"))
            }
            weight = next
            if let verification = step.verify,
                BinomialRange.of(verification.samples, share: next / 100) == 0...verification.samples
            {
                let share =
                    "any of \(verification.samples) answers may come from either side at \(Decimal.text(next)) %"
                findings.append(
                    LintFinding(
                        .vacuous, level: .warning, step.origin, "\(share): the verification cannot fail",
                        "ask for more samples, or verify at the first and the last weight only"))
            }
            // What ends a watched rollout at once lasts no time in which anything could be looked at.
            let isEnd = isAnalysed && index == policy.steps.count - 1 && step.pause == nil && step.bakeTime == nil
            if !isWatchedAlways, !isEnd, !policy.isAnalysed(step) {
                findings.append(LintFinding(.unwatched, step.origin, "nothing is looked at while this step lasts"))
            }
        }
        if !isAnalysed, policy.steps.contains(where: { $0.weight != nil }), !policy.comparisons.isEmpty {
            findings.append(
                LintFinding(
                    .onlyTriggers, policy.triggers.first.map { Array($0.origin.dropLast()) } ?? [.member("triggers")],
                    "a trigger without data says nothing, and no analysis waits for data"))
        }
        if weight > 0, weight < 100 {
            findings.append(
                LintFinding(.neverComplete, [.member("steps")], "ends at \(Decimal.text(weight)) % of the traffic"))
        }
        return findings
    }
}

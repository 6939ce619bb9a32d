extension PolicyLinter {
    /// Triggers that contradict or hide one another, that look at the wrong subject, or that nothing follows from.
    func triggers() -> [LintFinding] {
        var findings: [LintFinding] = []
        for (index, trigger) in policy.triggers.enumerated() {
            if trigger.action == nil, let severity = trigger.severity, policy.matrix[severity] == nil {
                findings.append(
                    LintFinding(
                        "no-matrix-row", .error, trigger.origin,
                        "\(severity.rawValue) has no row in the matrix, so nothing follows",
                        "give the trigger an action, or the matrix a row \(severity.rawValue)"))
            }
            findings += comparisons(in: trigger.when).flatMap {
                wrongSubject($0.comparison, trigger) + vacuous($0.comparison, trigger)
            }
            findings += slow(trigger)
            for other in policy.triggers[..<index] { findings += compare(other, trigger) }
        }
        return findings
    }

    private func wrongSubject(_ comparison: Comparison, _ trigger: Trigger) -> [LintFinding] {
        guard comparison.subject == .stable, trigger.action == .rollback || trigger.action == .abort else { return [] }
        return [
            LintFinding(
                "wrong-subject", .error, trigger.origin,
                "takes the candidate back when the stable version's \(comparison.metric) is bad",
                "look at the candidate: write \(comparison.metric) without \"stable.\"")
        ]
    }

    /// A limit that no value can ever pass, or that every value does.
    private func vacuous(_ comparison: Comparison, _ trigger: Trigger) -> [LintFinding] {
        guard let metric = policy.metrics[comparison.metric], case .absolute(let limit) = comparison.limit,
            !comparison.isGrowth
        else { return [] }
        let most = metric.unit?.dimension == .share ? 1 / (metric.unit?.factor ?? 1) : Double.infinity
        let `operator` = comparison.operator
        let never = `operator`.isUpwards ? limit > most || (limit == most && `operator` == .greater) : limit < 0
        let always = `operator`.isUpwards ? limit < 0 : limit > most
        guard never || always else { return [] }
        return [
            LintFinding(
                "vacuous", .error, trigger.origin,
                "\(metric.name) can \(never ? "never" : "only") be \(`operator`.rawValue) \(metric.text(limit))",
                metric.unit == .fraction
                    ? "1 % of a fraction is 0.01: write the limit with its sign" : "check the limit and its unit")
        ]
    }

    /// Two triggers of one series: what acts less, later or never.
    private func compare(_ first: Trigger, _ second: Trigger) -> [LintFinding] {
        guard let (a, spanA) = onlyComparison(in: first.when), let (b, spanB) = onlyComparison(in: second.when),
            a.subject == b.subject, a.metric == b.metric, a.isGrowth == b.isGrowth,
            a.operator.isUpwards == b.operator.isUpwards, case .absolute(let limitA) = a.limit,
            case .absolute(let limitB) = b.limit
        else { return [] }
        let isSame = limitA == limitB && spanA == spanB
        if isSame, first.action != second.action, first.demand != second.demand {
            return [
                LintFinding(
                    "conflicting-actions", .error, second.origin,
                    "\(first.demandText) and \(second.demandText) for one and the same \(b.metric)",
                    "keep one of them, or give them different limits")
            ]
        }
        let aIsEasier = a.operator.isUpwards ? limitA <= limitB : limitA >= limitB
        for (easy, hard, isEasier, span, other) in [
            (first, second, aIsEasier, spanA, spanB), (second, first, !aIsEasier || limitA == limitB, spanB, spanA),
        ] where isEasier && span <= other && !isSame && easy.action == .rollback && hard.demand <= 2 {
            return [
                LintFinding(
                    "unreachable", .warning, hard.origin,
                    "is never seen: \(b.metric) has been rolled back for a smaller limit before",
                    "put the limit of what only warns below that of the rollback")
            ]
        }
        return []
    }

    /// A trigger that takes longer than a step lasts sees the fault only at a larger weight.
    private func slow(_ trigger: Trigger) -> [LintFinding] {
        guard trigger.action == .rollback else { return [] }
        let delay = trigger.when.delay(policy.metrics, policy.interval)
        let shortest = policy.steps.filter { ($0.weight ?? 0) > 0 && ($0.weight ?? 0) < 100 }.compactMap {
            step -> Span? in
            if case .duration(let span) = step.pause { max(span, step.bakeTime ?? .zero) } else { nil }
        }.min()
        guard let shortest, delay > shortest else { return [] }
        return [
            LintFinding(
                "slow-trigger", .warning, trigger.origin,
                "needs \(delay), and a step lasts \(shortest): the next weight comes first",
                "shorten the trigger, or let the step last at least \(delay)")
        ]
    }
}

extension Trigger {
    /// How strongly it acts.
    fileprivate var demand: Int {
        switch action {
        case .rollback, .abort: 5
        case .pauseForApproval: 3
        case .hold: 2
        case .forwardFix, .effect, nil: 1
        }
    }

    fileprivate var demandText: String { action?.description ?? severity?.rawValue ?? "nothing" }
}

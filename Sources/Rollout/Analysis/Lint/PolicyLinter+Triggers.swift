extension PolicyLinter {
    /// Triggers that contradict or hide one another, that look at the wrong subject, or that nothing follows from.
    func triggers() -> [LintFinding] {
        var findings: [LintFinding] = []
        let overlaps = overlaps()
        let shortest = policy.steps.compactMap(\.watchedTime).min()
        for (index, trigger) in policy.triggers.enumerated() {
            if trigger.action == nil, let severity = trigger.severity, policy.matrix[severity] == nil {
                findings.append(
                    LintFinding(
                        .noMatrixRow, trigger.origin,
                        "\(severity.rawValue) has no row in the matrix, so nothing follows",
                        "give the trigger an action, or the matrix a row \(severity.rawValue)"))
            }
            findings += wrongSubject(trigger) + vacuous(trigger)
            if let shortest { findings += slow(trigger, beside: shortest) }
            findings += overlaps[index] ?? []
        }
        return findings
    }

    private func wrongSubject(_ trigger: Trigger) -> [LintFinding] {
        guard trigger.action == .rollback || trigger.action == .abort else { return [] }
        return trigger.when.comparisons.filter { $0.subject == .stable }.map { comparison in
            LintFinding(
                .wrongSubject, level: .error, trigger.origin,
                "takes the candidate back when the stable version's \(comparison.metric) is bad",
                "look at the candidate: write \(comparison.metric) without \"stable.\"")
        }
    }

    /// Limits that no value can ever pass, or that every value does.
    func vacuous(_ trigger: Trigger) -> [LintFinding] {
        trigger.when.comparisons.compactMap { comparison -> LintFinding? in
            guard let metric = policy.metrics[comparison.metric], let limit = comparison.limit.leastKnown,
                let always = comparison.isConstant(limit, of: metric)
            else { return nil }
            let (how, sign) = (always ? "only" : "never", comparison.operator.rawValue)
            return LintFinding(
                .vacuous, level: .error, trigger.origin, "\(metric.name) can \(how) be \(sign) \(metric.text(limit))",
                metric.unit == .fraction
                    ? "1 % of a fraction is 0.01: write the limit with its sign" : "check the limit and its unit")
        }
    }

    /// A trigger that takes longer than a step lasts sees the fault only at a larger weight.
    private func slow(_ trigger: Trigger, beside shortest: Span) -> [LintFinding] {
        guard trigger.action == .rollback else { return [] }
        let windows = trigger.when.comparisons.compactMap { policy.metrics[$0.metric]?.window.span }
        let delay = max(trigger.when.delay(policy.metrics, policy.interval), windows.max() ?? .zero)
        guard delay > shortest else { return [] }
        return [
            LintFinding(
                .slowTrigger, trigger.origin,
                "needs \(delay), and a step lasts \(shortest): the next weight comes first",
                "shorten the trigger, or let the step last at least \(delay)")
        ]
    }
}

extension Step {
    /// How long it is watched at the least while it divides the traffic; nil where it does not, or waits for a person.
    fileprivate var watchedTime: Span? {
        guard let weight, weight > 0, weight < 100, case .duration(let span) = pause else { return nil }
        return max(span, bakeTime ?? .zero)
    }
}

extension Comparison {
    /// Whether it holds of any value that a metric can have; nil where it depends on the value.
    fileprivate func isConstant(_ limit: Double, of metric: Metric) -> Bool? {
        guard !isGrowth else { return nil }
        let most = metric.unit?.dimension == .share ? 1 / (metric.unit?.factor ?? 1) : Double.infinity
        let isBelowAll = metric.isNeverNegative && (limit < 0 || (limit == 0 && `operator` == .less))
        let isNothing = limit == 0 && self.limit.source != nil
        let never = `operator`.isUpwards ? limit > most || (limit == most && `operator` == .greater) : isBelowAll
        let always = `operator`.isUpwards ? (limit < 0 && metric.isNeverNegative) || isNothing : limit > most
        return never ? false : always ? true : nil
    }
}

extension Limit {
    /// The number that a limit is whatever the baseline: itself, and nothing for no times a baseline.
    fileprivate var leastKnown: Double? {
        switch self {
        case .absolute(let number): number
        case .multiple(let factor, _) where factor == 0: 0
        case .multiple, .relative, .difference: nil
        }
    }
}

extension Metric {
    /// Whether no value of it is below nothing: what is counted, and statistics of shares, sizes and times. A gauge may
    /// be: a margin, a difference of clocks, a temperature.
    fileprivate var isNeverNegative: Bool {
        switch kind {
        case .ratio, .counter: true
        case .gauge: false
        case .distribution: unit.map { $0.dimension != .count } ?? false
        }
    }
}

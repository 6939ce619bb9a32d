extension PolicyLinter {
    /// Triggers that contradict or hide one another, that look at the wrong subject, or that nothing follows from.
    func triggers() -> [LintFinding] {
        var findings: [LintFinding] = []
        // Of a trigger that is in the way of many, the first is enough.
        var told: Set<Told> = []
        for (index, trigger) in policy.triggers.enumerated() {
            if trigger.action == nil, let severity = trigger.severity, policy.matrix[severity] == nil {
                findings.append(
                    LintFinding(
                        .noMatrixRow, .error, trigger.origin,
                        "\(severity.rawValue) has no row in the matrix, so nothing follows",
                        "give the trigger an action, or the matrix a row \(severity.rawValue)"))
            }
            findings += comparisons(in: trigger.when).flatMap {
                wrongSubject($0.comparison, trigger) + vacuous($0.comparison, trigger)
            }
            findings += slow(trigger)
            for other in policy.triggers[..<index] {
                findings += compare(other, trigger).filter { told.insert(Told($0)).inserted }
            }
        }
        return findings
    }

    /// What was said of a place.
    private struct Told: Hashable {
        let code: String
        let path: [PolicyError.Step]

        init(_ finding: LintFinding) { (code, path) = (finding.code, finding.path) }
    }

    private func wrongSubject(_ comparison: Comparison, _ trigger: Trigger) -> [LintFinding] {
        guard comparison.subject == .stable, trigger.action == .rollback || trigger.action == .abort else { return [] }
        return [
            LintFinding(
                .wrongSubject, .error, trigger.origin,
                "takes the candidate back when the stable version's \(comparison.metric) is bad",
                "look at the candidate: write \(comparison.metric) without \"stable.\"")
        ]
    }

    /// A limit that no value can ever pass, or that every value does.
    private func vacuous(_ comparison: Comparison, _ trigger: Trigger) -> [LintFinding] {
        guard let metric = policy.metrics[comparison.metric], !comparison.isGrowth,
            let limit = comparison.limit.leastKnown
        else { return [] }
        let most = metric.unit?.dimension == .share ? 1 / (metric.unit?.factor ?? 1) : Double.infinity
        let `operator` = comparison.operator
        let isBelowAll = metric.isNeverNegative && (limit < 0 || (limit == 0 && `operator` == .less))
        let isNothing = limit == 0 && comparison.limit.source != nil
        let never = `operator`.isUpwards ? limit > most || (limit == most && `operator` == .greater) : isBelowAll
        let always = `operator`.isUpwards ? (limit < 0 && metric.isNeverNegative) || isNothing : limit > most
        guard never || always else { return [] }
        return [
            LintFinding(
                .vacuous, .error, trigger.origin,
                "\(metric.name) can \(never ? "never" : "only") be \(`operator`.rawValue) \(metric.text(limit))",
                metric.unit == .fraction
                    ? "1 % of a fraction is 0.01: write the limit with its sign" : "check the limit and its unit")
        ]
    }

    /// Two triggers of one signal: what contradicts, and what acts less, later or never.
    private func compare(_ first: Trigger, _ second: Trigger) -> [LintFinding] {
        let (signalA, spanA) = signal(of: first.when)
        let (signalB, spanB) = signal(of: second.when)
        if signalA == signalB, spanA == spanB {
            guard let courseA = course(of: first), let courseB = course(of: second), courseA != courseB else {
                return []
            }
            return [
                LintFinding(
                    .conflictingActions, .error, second.origin,
                    "\(first.demandText) and \(second.demandText) for one and the same \(signalB.words)",
                    "keep one of them, or give them different limits")
            ]
        }
        if signalA.includes(signalB), spanA <= spanB { return hidden(second, behind: first) }
        if signalB.includes(signalA), spanB <= spanA { return hidden(first, behind: second) }
        return []
    }

    /// What would act for a fault for which the rollout has gone back before.
    private func hidden(_ trigger: Trigger, behind other: Trigger) -> [LintFinding] {
        // One that can never fire, or always does, is told of for that.
        guard comparisons(in: trigger.when).allSatisfy({ vacuous($0.comparison, trigger).isEmpty }) else { return [] }
        guard other.action == .rollback, other.activeFor ?? Span.longest >= trigger.activeFor ?? Span.longest
        else { return [] }
        return [
            LintFinding(
                .unreachable, .warning, trigger.origin,
                "is never seen: another trigger has rolled back for \(signal(of: other.when).signal.words) before",
                "put the limit of what only warns below that of the rollback, and keep one of two rollbacks")
        ]
    }

    /// What is looked at, apart from how long it has to last.
    private func signal(of condition: Condition) -> (signal: Condition, lasting: Span) {
        if case .lasting(let span, let signal) = condition { (signal, span) } else { (condition, .zero) }
    }

    /// A trigger that takes longer than a step lasts sees the fault only at a larger weight.
    private func slow(_ trigger: Trigger) -> [LintFinding] {
        guard trigger.action == .rollback else { return [] }
        let windows = comparisons(in: trigger.when).compactMap { policy.metrics[$0.comparison.metric]?.window.span }
        let delay = max(trigger.when.delay(policy.metrics, policy.interval), windows.max() ?? .zero)
        let shortest = policy.steps.filter { ($0.weight ?? 0) > 0 && ($0.weight ?? 0) < 100 }.compactMap {
            step -> Span? in
            if case .duration(let span) = step.pause { max(span, step.bakeTime ?? .zero) } else { nil }
        }.min()
        guard let shortest, delay > shortest else { return [] }
        return [
            LintFinding(
                .slowTrigger, .warning, trigger.origin,
                "needs \(delay), and a step lasts \(shortest): the next weight comes first",
                "shorten the trigger, or let the step last at least \(delay)")
        ]
    }
}

extension PolicyLinter {
    /// What a trigger wants of the rollout, by the matrix when it names only a severity; nil for an effect beside it.
    private func course(of trigger: Trigger) -> Trigger.Action? {
        switch trigger.action ?? trigger.severity.flatMap({ policy.matrix[$0]?.action }) {
        case .effect(let name): name == "recommend" ? .effect(name) : nil
        case let action: action
        }
    }
}

extension Trigger {
    fileprivate var demandText: String { action?.description ?? severity?.rawValue ?? "nothing" }
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

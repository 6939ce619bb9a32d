extension PolicyLinter {
    /// Between "good enough to advance" and "bad enough to go back" a rollout would wait for ever.
    func bands() -> [LintFinding] {
        var findings: [LintFinding] = []
        var told: Set<String> = []
        let worst = leastLimits(of: policy.triggers.filter { $0.action == .rollback })
        for step in policy.steps where step.deadline == nil {
            guard let analysis = policy.analysis(of: step), analysis.onFail == .hold,
                told.insert(analysis.name).inserted
            else { continue }
            for good in analysis.conditions.compactMap({ onlyComparison(in: $0) }) {
                guard case .absolute(let best) = good.limit, let metric = policy.metrics[good.metric],
                    let worst = worst[ComparisonFamily(good).opposite]?.limit, worst > best
                else { continue }
                let range = "with \(good.name) between \(metric.text(best)) and \(metric.text(worst))"
                findings.append(
                    LintFinding(
                        .gap, level: .note, step.origin, "\(range) the rollout neither advances nor goes back",
                        "give the steps a deadline with onDeadline, or the analysis onFail: rollback"))
            }
        }
        return findings
    }

    /// Between what still lets it go on and what takes it back nothing is said.
    func triggerBands() -> [LintFinding] {
        let limits = leastLimits(of: policy.triggers)
        return policy.triggers.compactMap { mild -> LintFinding? in
            guard let low = onlyComparison(in: mild.when), !low.operator.isUpwards,
                let (limit, harsh) = limits[ComparisonFamily(low).opposite], limit > low.limit.amount
            else { return nil }
            let end = "the limit of \(harsh.action?.description ?? "another trigger")"
            return LintFinding(
                .gap, level: .warning, mild.origin, "between this and \(end) nothing is said of \(low.name)",
                "let the limits of the two meet")
        }
    }

    /// The least limit upwards that triggers set to each series, and the trigger that does.
    private func leastLimits(of triggers: [Trigger]) -> [ComparisonFamily: (limit: Double, trigger: Trigger)] {
        var limits: [ComparisonFamily: (limit: Double, trigger: Trigger)] = [:]
        for trigger in triggers {
            guard let high = onlyComparison(in: trigger.when), high.operator.isUpwards else { continue }
            let family = ComparisonFamily(high)
            if let known = limits[family]?.limit, known <= high.limit.amount { continue }
            limits[family] = (high.limit.amount, trigger)
        }
        return limits
    }

    /// Two limits for one series in one analysis: the looser one is never looked at.
    func doubleConditions() -> [LintFinding] {
        policy.analyses.sorted { $0.key < $1.key }.flatMap { name, analysis in
            var known: Set<ConditionFamily> = []
            return analysis.conditions.enumerated().compactMap { index, condition -> LintFinding? in
                guard !known.insert(ConditionFamily(condition)).inserted else { return nil }
                return LintFinding(
                    .conflictingLimits,
                    [.member("analyses"), .member(name), .member("conditions"), .element(index)],
                    "there are two limits for \(condition.words), of which only the stricter one counts")
            }
        }
    }

    /// The one comparison that a condition consists of; nil when it is anything more.
    private func onlyComparison(in condition: Condition) -> Comparison? {
        switch condition {
        case .comparison(let comparison), .lasting(_, .comparison(let comparison)): comparison
        default: nil
        }
    }
}

extension PolicyLinter {
    /// Between "good enough to advance" and "bad enough to go back" a rollout would wait for ever.
    func bands() -> [LintFinding] {
        var findings: [LintFinding] = []
        for (index, step) in policy.steps.enumerated() {
            guard let name = step.analysis ?? (step.weight == nil ? nil : "default"),
                let analysis = policy.analyses[name],
                analysis.onFail == .hold, step.deadline == nil,
                !policy.steps[..<index].contains(where: { $0.analysis == step.analysis })
            else { continue }
            for condition in analysis.conditions {
                guard let (comparison, _) = onlyComparison(in: condition) else { continue }
                findings += gap(comparison, analysis, step)
            }
        }
        return findings
    }

    private func gap(_ good: Comparison, _ analysis: Analysis, _ step: Step) -> [LintFinding] {
        guard !good.operator.isUpwards, case .absolute(let best) = good.limit else { return [] }
        let worst = policy.triggers.compactMap { trigger -> Double? in
            guard trigger.action == .rollback, let (bad, _) = onlyComparison(in: trigger.when),
                bad.metric == good.metric,
                bad.subject == good.subject, bad.operator.isUpwards, !bad.isGrowth,
                case .absolute(let limit) = bad.limit
            else { return nil }
            return limit
        }.min()
        guard let worst, worst > best, let metric = policy.metrics[good.metric] else { return [] }
        return [
            LintFinding(
                "gap", .note, step.origin,
                "with \(metric.name) between \(metric.text(best)) and \(metric.text(worst)) the rollout neither advances nor goes back",
                "give the steps a deadline with onDeadline, or the analysis onFail: rollback")
        ]
    }
}

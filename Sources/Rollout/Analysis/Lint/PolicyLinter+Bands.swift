extension PolicyLinter {
    /// Between "good enough to advance" and "bad enough to go back" a rollout would wait for ever.
    func bands() -> [LintFinding] {
        var findings: [LintFinding] = []
        for (index, step) in policy.steps.enumerated() {
            guard let name = step.analysisName,
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
                .gap, .note, step.origin,
                "with \(metric.name) between \(metric.text(best)) and \(metric.text(worst)) the rollout neither advances nor goes back",
                "give the steps a deadline with onDeadline, or the analysis onFail: rollback")
        ]
    }

    /// Between what still lets it go on and what takes it back nothing is said.
    func triggerBands() -> [LintFinding] {
        var findings: [LintFinding] = []
        for mild in policy.triggers {
            guard let (low, _) = onlyComparison(in: mild.when), !low.operator.isUpwards else { continue }
            for harsh in policy.triggers {
                guard let (high, _) = onlyComparison(in: harsh.when), high.operator.isUpwards,
                    high.metric == low.metric, high.subject == low.subject, high.isGrowth == low.isGrowth,
                    let from = low.limit.amount(comparableTo: high.limit),
                    let to = high.limit.amount(comparableTo: low.limit), to > from
                else { continue }
                findings.append(
                    LintFinding(
                        .gap, .warning, mild.origin,
                        "between this and the limit of \(harsh.action?.description ?? "another trigger") nothing is said of \(low.metric)",
                        "let the limits of the two meet"))
                // The first is enough.
                break
            }
        }
        return findings
    }

    /// Two limits for one series in one analysis: the looser one is never looked at.
    func doubleConditions() -> [LintFinding] {
        policy.analyses.sorted { $0.key < $1.key }.flatMap { name, analysis in
            analysis.conditions.indices.compactMap { index in
                let (mine, others) = (analysis.conditions[index], analysis.conditions[..<index])
                guard others.contains(where: { $0.includes(mine) || mine.includes($0) }) else { return nil }
                return LintFinding(
                    .conflictingLimits, .warning,
                    [.member("analyses"), .member(name), .member("conditions"), .element(index)],
                    "there are two limits for \(mine.words), of which only the stricter one counts",
                    "keep the one that is meant")
            }
        }
    }
}

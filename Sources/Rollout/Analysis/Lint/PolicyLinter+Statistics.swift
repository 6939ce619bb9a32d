extension PolicyLinter {
    /// A rollout that goes on by one statistic of a signal and goes back by another: a mean hides what a percentile shows.
    func statistics() -> [LintFinding] {
        let conditions = policy.analyses.values.flatMap(\.conditions).flatMap { comparisons(in: $0) }.map(\.comparison)
        var findings: [LintFinding] = []
        for trigger in policy.triggers where trigger.action == .rollback {
            for (comparison, _) in comparisons(in: trigger.when) {
                guard let signal = signal(comparison.metric) else { continue }
                let other = Set(conditions.map(\.metric)).sorted().first { name in
                    self.signal(name) == signal && policy.metrics[name]?.kind != policy.metrics[comparison.metric]?.kind
                }
                guard let other else { continue }
                findings.append(
                    LintFinding(
                        .statisticMismatch, .warning, trigger.origin,
                        "goes back by \(comparison.metric), while the analysis goes on by \(other)",
                        "judge both by one statistic"))
            }
        }
        return findings
    }

    /// Limits relative to a baseline of which nothing is said.
    func baselines() -> [LintFinding] {
        guard policy.baseline.window == nil, policy.baseline.minSamples == 0 else { return [] }
        let trigger = policy.triggers.first { comparisons(in: $0.when).contains(where: \.comparison.isRelative) }
        let analysis = policy.analyses.sorted { $0.key < $1.key }.first { _, analysis in
            analysis.conditions.contains { comparisons(in: $0).contains(where: \.comparison.isRelative) }
        }
        guard let path = trigger?.origin ?? analysis.map({ [.member("analyses"), .member($0.key)] }) else { return [] }
        return [
            LintFinding(
                .noBaseline, .warning, path,
                "is relative to a baseline, and nothing says over which time and of how many samples",
                "add to the policy: baseline: {window: 15m, minSamples: 100}")
        ]
    }

    /// The name of a distribution without the words for its statistic: `p99_response_time` is of `response_time`.
    private func signal(_ metric: String) -> String? {
        guard case .distribution = policy.metrics[metric]?.kind else { return nil }
        let words = metric.split(separator: "_").filter { word in
            !["avg", "mean", "average", "max"].contains(word)
                && !(word.hasPrefix("p") && word.dropFirst().allSatisfy(\.isNumber))
        }
        return words.isEmpty ? nil : words.joined(separator: "_")
    }
}

extension Comparison {
    /// Whether its limit is relative to a baseline.
    fileprivate var isRelative: Bool { if case .absolute = limit { false } else { true } }
}

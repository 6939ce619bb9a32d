extension PolicyLinter {
    /// A rollout that goes on by one statistic of a signal and goes back by another: a mean hides what a percentile
    /// shows.
    func statistics() -> [LintFinding] {
        let names = Set(policy.analyses.values.flatMap(\.conditions).flatMap(\.comparisons).map(\.metric)).sorted()
        let judged = Dictionary(grouping: names) { signal($0) }
        return policy.triggers.filter { $0.action == .rollback }.flatMap { trigger in
            trigger.when.comparisons.compactMap { comparison -> LintFinding? in
                guard let signal = signal(comparison.metric) else { return nil }
                let other = judged[signal]?.first {
                    policy.metrics[$0]?.kind != policy.metrics[comparison.metric]?.kind
                }
                return other.map { other in
                    LintFinding(
                        .statisticMismatch, trigger.origin,
                        "goes back by \(comparison.metric), while the analysis goes on by \(other)")
                }
            }
        }
    }

    /// Limits relative to a baseline of which nothing is said.
    func baselines() -> [LintFinding] {
        guard policy.baseline.window == nil, policy.baseline.minSamples == 0 else { return [] }
        let trigger = policy.triggers.first { $0.when.comparisons.contains(where: \.isRelative) }
        let analysis = policy.analyses.sorted { $0.key < $1.key }.first { _, analysis in
            analysis.conditions.flatMap(\.comparisons).contains(where: \.isRelative)
        }
        guard let path = trigger?.origin ?? analysis.map({ [.member("analyses"), .member($0.key)] }) else { return [] }
        return [
            LintFinding(
                .noBaseline, path, "is relative to a baseline, and nothing says over which time and of how many samples"
            )
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

extension PolicyLinter {
    /// Sentences of which `test: sequential` says nothing, and comparisons with a side that has no traffic.
    func sequential() -> [LintFinding] {
        var findings: [LintFinding] = []
        for trigger in policy.triggers where trigger.test != .threshold {
            findings += unweighed([trigger.when], at: trigger.origin)
        }
        for (name, analysis) in policy.analyses.sorted(by: { $0.key < $1.key }) where analysis.test != .threshold {
            findings += unweighed(analysis.conditions, at: [.member("analyses"), .member(name)])
        }
        return findings + lonely()
    }

    private func unweighed(_ conditions: [Condition], at path: [PolicyError.Step]) -> [LintFinding] {
        let kinds = conditions.flatMap(\.comparisons).compactMap { comparison in
            policy.metrics[comparison.metric].map { (comparison, metric: $0, kind: EvidenceKind(comparison, of: $0)) }
        }
        let isAnyWeighed = kinds.contains { !$0.kind.isImpossible }
        return kinds.compactMap { comparison, metric, kind in
            guard case .impossible(let why) = kind else { return nil }
            // Beside a share, others are judged by their values as everybody expects.
            let isExpected = isAnyWeighed && (comparison.isGrowth || metric.unit?.dimension != .share)
            return LintFinding(
                .notSequential, level: isExpected ? .note : .warning, path,
                "\(Condition.comparison(comparison).text(policy.metrics)) is judged by its value alone: \(why)")
        }
    }

    /// A step waits for ever for evidence about two versions of which one has no traffic.
    private func lonely() -> [LintFinding] {
        policy.steps.compactMap { step in
            guard let weight = step.weight, weight <= 0 || weight >= 100,
                let analysis = policy.analysis(of: step), analysis.test != .threshold
            else { return nil }
            let lonely = analysis.conditions.flatMap(\.comparisons).first { comparison in
                guard let metric = policy.metrics[comparison.metric],
                    case .arms = EvidenceKind(comparison, of: metric)
                else { return false }
                return true
            }
            guard let lonely else { return nil }
            let sentence = Condition.comparison(lonely).text(policy.metrics)
            return LintFinding(
                .nothingToCompare, step.origin,
                "waits for \(sentence), and at \(Decimal.text(weight)) % only one side has traffic")
        }
    }
}

extension EvidenceKind {
    fileprivate var isImpossible: Bool { if case .impossible = self { true } else { false } }
}

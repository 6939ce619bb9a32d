extension PolicyLinter {
    /// Limits that the traffic cannot prove, and statistics of too few samples.
    func evidence() -> [LintFinding] {
        var findings: [LintFinding] = []
        for trigger in policy.triggers where trigger.action == .rollback && trigger.test == .threshold {
            for (comparison, _) in comparisons(in: trigger.when) {
                guard let metric = policy.metrics[comparison.metric], metric.minSamples == 0, metric.needsSamples else {
                    continue
                }
                findings.append(
                    LintFinding(
                        .noMinimum, .note, trigger.origin,
                        "one bad request among few takes the rollout back: \(metric.name) has no minSamples",
                        "declare minSamples, or write test: sequential"))
            }
        }
        guard let rate = requestsPerMinute else { return findings }
        let plan = policy.plan(requestsPerMinute: rate)
        for (entry, step) in zip(plan.entries, policy.steps) {
            guard let requests = entry.requests, let needed = entry.requestsNeeded, requests < needed, entry.weight > 0
            else { continue }
            findings.append(
                LintFinding(
                    .tooLittleTraffic, .error, step.origin,
                    "the candidate sees \(requests) requests in this step, and its analysis needs \(needed)",
                    "let it last longer, begin with a larger weight, or accept a larger limit"))
        }
        return findings
    }
}

extension Metric {
    fileprivate var needsSamples: Bool {
        switch kind {
        case .ratio: true
        case .distribution(.percentile): true
        case .distribution, .gauge, .counter: false
        }
    }
}

extension PolicyLinter {
    /// Limits that the traffic cannot prove, and statistics of too few samples.
    func evidence() -> [LintFinding] {
        var findings: [LintFinding] = []
        for trigger in policy.triggers where trigger.action == .rollback && trigger.test == .threshold {
            for comparison in trigger.when.comparisons {
                guard let metric = policy.metrics[comparison.metric], metric.minSamples == 0, metric.needsSamples else {
                    continue
                }
                findings.append(
                    LintFinding(
                        .noMinimum, trigger.origin,
                        "one bad request among few takes the rollout back: \(metric.name) has no minSamples"))
            }
        }
        guard let rate = requestsPerMinute else { return findings }
        let plan = policy.plan(requestsPerMinute: rate)
        for (entry, step) in zip(plan.entries, policy.steps) where entry.weight > 0 {
            findings += sparse(step, perMinute: rate * entry.weight / 100)
            let needed = policy.evidenceNeeded(by: step)
            guard let requests = entry.requests, requests < needed else { continue }
            findings.append(
                LintFinding(
                    .tooLittleTraffic, step.origin,
                    "the candidate sees \(requests) requests in this step, and its analysis needs \(needed)",
                    "let it last longer, begin with a larger weight, or accept a larger limit"))
        }
        return findings
    }

    /// Metrics of which no look of a step can have as many samples as it has to.
    private func sparse(_ step: Step, perMinute rate: Double) -> [LintFinding] {
        var told: Set<String> = []
        return policy.sampledMetrics(of: step).compactMap { metric in
            guard let window = metric.window.span, told.insert(metric.name).inserted else { return nil }
            let seen = rate * window.minutes
            guard seen < Double(metric.minSamples) else { return nil }
            let requests = Int(clamping: seen.rounded(.down))
            let needed = "a look at \(metric.name) needs \(metric.minSamples)"
            return LintFinding(
                .tooLittleTraffic, step.origin,
                "the candidate sees \(requests) requests in \(window), and \(needed)",
                "widen the window of the metric, lower its minSamples, or begin with a larger weight")
        }
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

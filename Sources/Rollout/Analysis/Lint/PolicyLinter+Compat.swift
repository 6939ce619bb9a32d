extension PolicyLinter {
    /// The quirks of other systems that are in force, and what the language has in their place.
    func compat() -> [LintFinding] {
        var findings: [LintFinding] = []
        for (name, analysis) in policy.compat.analyses.sorted(by: { $0.key < $1.key }) {
            let path: [PolicyError.Step] = [.member("compat"), .member("analyses"), .member(name)]
            switch analysis {
            case .flagger(let analysis): findings.append(quirk(of: analysis, path))
            case .argo(let analysis):
                findings.append(quirk(of: analysis, path))
                findings += endless(analysis, path)
            }
        }
        if let background = policy.compat.background {
            let run = "\(background.analysis) is measured beside all steps from \(background.fromStep) on, in one run"
            findings.append(
                LintFinding(
                    .compat, [.member("compat"), .member("background")],
                    "\(run): what it found at a small weight counts at a large one",
                    "write triggers, which are watched all the time, and give each step an analysis"))
        }
        for (name, alarm) in policy.compat.alarms.sorted(by: { $0.key < $1.key }) {
            findings.append(quirk(of: alarm, [.member("compat"), .member("triggers"), .member(name)]))
        }
        return findings
    }

    private func quirk(of analysis: FlaggerAnalysis, _ path: [PolicyError.Step]) -> LintFinding {
        LintFinding(
            .compat, path,
            "as Flagger: \(analysis.threshold) failed checks in the whole rollout take it back, no success forgives "
                + "one, missing data fail, the first failure hides the rest, and nothing goes back while a gate waits",
            "write an analysis with consecutiveFailureLimit and onFail: rollback, and triggers for what is bad at once")
    }

    private func quirk(of analysis: ArgoAnalysis, _ path: [PolicyError.Step]) -> LintFinding {
        LintFinding(
            .compat, path,
            "as Argo Rollouts: a limit is passed by one more than it says, a measurement is one observation however "
                + "few requests it is made of, and missing data are errors unless a condition asks for them",
            "write an analysis with conditions and minSamples, or test: sequential")
    }

    private func quirk(of alarm: CloudWatchAlarm, _ path: [PolicyError.Step]) -> LintFinding {
        let missing =
            switch alarm.treatMissingData {
            case .missing: "without data nothing holds the rollout"
            case .breaching: "a minute without traffic counts as a breach"
            case .notBreaching: "a version that reports nothing looks healthy"
            case .ignore: "without data it stays as it was"
            }
        let points = "\(alarm.datapointsToAlarm) of \(alarm.evaluationPeriods) points of \(alarm.period)"
        return LintFinding(
            .compat, path, "as CloudWatch: \(points) fire it, and \(missing)",
            "write a trigger with a span, as in \"for 5 minutes\"; a guard without data then holds")
    }

    /// A step waits for the end of its run, and a metric that is measured for ever has none.
    private func endless(_ analysis: ArgoAnalysis, _ path: [PolicyError.Step]) -> [LintFinding] {
        guard policy.steps.contains(where: { $0.analysisName == analysis.name }) else { return [] }
        return analysis.metrics.enumerated().compactMap { index, metric in
            guard metric.count == nil, metric.consecutiveSuccessLimit == nil else { return nil }
            return LintFinding(
                .endless, path + [.member("metrics"), .element(index)],
                "the step never ends: \(metric.name) is measured at an interval without a count")
        }
    }
}

extension PolicyLinter {
    /// Objectives that the policy's own times make impossible.
    func objectives() -> [LintFinding] {
        let plan = policy.plan()
        var findings: [LintFinding] = []
        for (index, objective) in policy.objectives.enumerated() where !objective.operator.isUpwards {
            let path: [PolicyError.Step] = [.member("objectives"), .element(index)]
            let limit = Span(milliseconds: Int64(clamping: Int(clamping: objective.limit * 1_000)))
            switch objective.measure {
            case "rollout.duration" where plan.earliestCompletion >= limit:
                findings.append(
                    infeasible(path, objective, "the steps alone take \(plan.earliestCompletion)"))
            case "rollback.duration":
                for (name, rollback) in policy.rollback.plans.sorted(by: { $0.key < $1.key }) {
                    let time = rollback.stepDuration * max(0, rollback.weights.count - 1)
                    if time >= limit {
                        findings.append(infeasible(path, objective, "plan \(name) takes \(time)", .warning))
                    }
                }
            case "detection.duration":
                for detection in plan.detections where detection.action == "rollback" && detection.latest > limit {
                    findings.append(
                        infeasible(path, objective, "\(detection.rule) takes up to \(detection.latest)", .warning))
                }
            default: break
            }
        }
        return findings
    }

    private func infeasible(
        _ path: [PolicyError.Step], _ objective: Objective, _ why: String, _ level: LintFinding.Level = .error
    ) -> LintFinding {
        LintFinding(
            "infeasible-objective", level, path, "\"\(objective.text)\" cannot be met: \(why)",
            "shorten the steps, or set an objective that can be met")
    }
}

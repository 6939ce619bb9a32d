extension PolicyLinter {
    /// Objectives that the policy's own times make impossible.
    func objectives() -> [LintFinding] {
        let plan = policy.plan()
        var findings: [LintFinding] = []
        for (index, objective) in policy.objectives.enumerated() where !objective.operator.isUpwards {
            let path: [PolicyError.Step] = [.member("objectives"), .element(index)]
            let limit = Span(milliseconds: Int64(clamping: Int(clamping: objective.limit * 1_000)))
            switch objective.measure {
            case "rollout.duration" where !objective.isKept(by: plan.earliestCompletion):
                findings.append(
                    infeasible(path, objective, "the steps alone take \(plan.earliestCompletion)"))
            case "rollback.duration":
                for (name, rollback) in policy.rollback.plans.sorted(by: { $0.key < $1.key }) {
                    // Each weight, and the answers after the last, are seen to be so at the next look.
                    let looks = policy.interval * (rollback.weights.count + (rollback.verify == nil ? 0 : 1))
                    let time = max(looks, rollback.stepDuration * max(0, rollback.weights.count - 1))
                    guard !objective.isKept(by: time) else { continue }
                    let level: LintFinding.Level = name == "immediate" ? .error : .warning
                    findings.append(infeasible(path, objective, "plan \(name) takes \(time)", level))
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

    /// Two objectives of one measure: only the stricter one says anything.
    func doubleObjectives() -> [LintFinding] {
        policy.objectives.enumerated().compactMap { index, objective in
            let other = policy.objectives[..<index].first {
                $0.measure == objective.measure && $0.operator.isUpwards == objective.operator.isUpwards
                    && $0.limit != objective.limit
            }
            return other.map { other in
                LintFinding(
                    "conflicting-objectives", .error, [.member("objectives"), .element(index)],
                    "\"\(objective.text)\", and \"\(other.text)\" before it", "keep the one that is meant")
            }
        }
    }

    private func infeasible(
        _ path: [PolicyError.Step], _ objective: Objective, _ why: String, _ level: LintFinding.Level = .error
    ) -> LintFinding {
        LintFinding(
            "infeasible-objective", level, path, "\"\(objective.text)\" cannot be met: \(why)",
            "shorten the steps, or set an objective that can be met")
    }
}

extension Objective {
    /// Whether a duration is what it wants.
    fileprivate func isKept(by span: Span) -> Bool {
        self.operator.holds(span.seconds, limit)
    }
}

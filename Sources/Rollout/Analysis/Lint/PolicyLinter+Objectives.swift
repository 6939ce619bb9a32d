extension PolicyLinter {
    /// Objectives that the policy's own times make impossible.
    func objectives() -> [LintFinding] {
        let plan = policy.plan()
        var findings: [LintFinding] = []
        for (index, objective) in policy.objectives.enumerated() where !objective.operator.isUpwards {
            let path: [PolicyError.Step] = [.member("objectives"), .element(index)]
            let limit = Span(seconds: objective.limit)
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
                for detection in plan.detections where detection.action == "rollback" {
                    guard let latest = detection.latest, latest > limit else { continue }
                    findings.append(
                        infeasible(path, objective, "\(detection.rule) takes up to \(latest)", .warning))
                }
            default: break
            }
        }
        return findings
    }

    /// A recovery is not faster than its parts: each may take as long as its own objective lets it, or else as the
    /// policy's own times do.
    func sums() -> [LintFinding] {
        let detections = policy.plan().detections.filter { $0.action == "rollback" }.compactMap(\.latest?.seconds)
        let decisions = policy.matrix.values.filter { $0.action == .pauseForApproval }.compactMap(\.deadline?.seconds)
        let parts = [
            ("detection", detections.max()), ("decision", decisions.max()), ("switch", nil), ("verification", nil),
        ].compactMap { name, known in (mostSeconds("\(name).duration") ?? known).map { (name: name, seconds: $0) } }
        let sum = parts.reduce(0) { $0 + $1.seconds }
        return policy.objectives.enumerated().compactMap { index, objective in
            guard objective.measure == "recovery.duration", !objective.operator.isUpwards, sum > objective.limit else {
                return nil
            }
            let words = parts.map { "\($0.name) \(Span(seconds: $0.seconds))" }.joined(separator: ", ")
            return LintFinding(
                .sumOfDurations, [.member("objectives"), .element(index)],
                "\"\(objective.text)\", and its parts may take \(Span(seconds: sum)): \(words)")
        }
    }

    /// The strictest limit that objectives set to a duration, in seconds.
    private func mostSeconds(_ measure: String) -> Double? {
        policy.objectives.filter { $0.measure == measure && !$0.operator.isUpwards }.map(\.limit).min()
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
                    .conflictingObjectives, [.member("objectives"), .element(index)],
                    "\"\(objective.text)\", and \"\(other.text)\" before it")
            }
        }
    }

    private func infeasible(
        _ path: [PolicyError.Step], _ objective: Objective, _ why: String, _ level: LintFinding.Level = .error
    ) -> LintFinding {
        LintFinding(
            .infeasibleObjective, level: level, path, "\"\(objective.text)\" cannot be met: \(why)")
    }
}

extension Objective {
    /// Whether a duration is what it wants.
    fileprivate func isKept(by span: Span) -> Bool {
        self.operator.holds(span.seconds, limit)
    }
}

extension PolicyLinter {
    /// Deadlines after which nothing happens, and means that are slower than what they have to keep.
    func deadlines() -> [LintFinding] {
        var findings: [LintFinding] = []
        func missing(
            _ path: [PolicyError.Step], _ what: String, _ actions: [DeadlineAction] = DeadlineAction.ofSteps
        ) {
            findings.append(
                LintFinding(
                    .deadlineWithoutAction, path,
                    "\(what) has a deadline, and nothing happens when it has passed",
                    "add onDeadline: \(actions.map(\.rawValue).joined(separator: ", "))"))
        }
        for (severity, row) in policy.matrix.sorted(by: { $0.key < $1.key })
        where row.deadline != nil && row.onDeadline == nil {
            missing([.member("matrix"), .member(severity.rawValue)], severity.rawValue, DeadlineAction.ofIncidents)
        }
        if let row = policy.matrix[.p2], row.action == .pauseForApproval, row.deadline == nil {
            findings.append(
                LintFinding(
                    .approvalWithoutDeadline, [.member("matrix"), .member("P2")],
                    "a P2 waits for a person without end"))
        }
        for (name, gate) in policy.gates.sorted(by: { $0.key < $1.key })
        where gate.deadline != nil && gate.onDeadline == nil {
            missing([.member("gates"), .member(name)], "gate \(name)")
        }
        for step in policy.steps {
            if step.deadline != nil, step.onDeadline == nil { missing(step.origin, "the step") }
            guard case .approval(let deadline, let action) = step.pause else { continue }
            guard deadline != nil, action == nil else { continue }
            missing(step.origin + [.member("pause")], "the approval", DeadlineAction.ofApprovals)
        }
        return findings + methods()
    }

    /// The next means is tried only when the one before has had its time.
    private func methods() -> [LintFinding] {
        guard
            let objective = policy.objectives.first(where: {
                $0.measure == "rollback.duration" && !$0.operator.isUpwards
            })
        else { return [] }
        var sum = 0.0
        for method in policy.rollback.methods {
            guard let deadline = method.deadline else { return [] }
            sum += deadline.seconds
            guard sum > objective.limit, method != policy.rollback.methods.first else { continue }
            return [
                LintFinding(
                    .slowFallback, [.member("rollback"), .member("methods")],
                    "when \(method.name) is needed, \"\(objective.text)\" is missed already")
            ]
        }
        return []
    }
}

extension EvaluationPass {
    /// Looks at an analysis of another system.
    ///
    /// - Returns: Whether the rollout may go on.
    mutating func judge(_ compat: CompatPlan.Analysis, of step: StepPlan) -> Bool {
        switch compat {
        case .flagger(let plan): return check(plan)
        case .argo(let plan):
            let startedAt = state.progress.settledAt(step.step) ?? now
            for reason in run(plan, startedAt: startedAt, demanding: .hold) { reasons.append(reason) }
            return state.compat?.runs[plan.name]?.phase == .successful
        }
    }

    /// Looks at the analysis beside the steps.
    mutating func judgeBackground() {
        guard let background = program.compat?.background, state.rollback == nil, state.step >= background.fromStep
        else { return }
        let startedAt = state.progress.enteredAt ?? now
        for reason in run(background.plan, startedAt: startedAt, demanding: nil) { reasons.append(reason) }
    }
}

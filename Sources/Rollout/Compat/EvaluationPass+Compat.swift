extension EvaluationPass {
    /// Looks at an analysis of another system.
    ///
    /// - Returns: Whether the rollout may go on.
    mutating func judge(_ compat: CompatPlan.Analysis, _ finding: inout StepFinding) -> Bool {
        guard !isEntering else { return false }
        switch compat {
        case .flagger(let plan): return check(plan, &finding)
        case .argo(let plan): return run(plan, &finding)
        }
    }

    /// Looks at the analysis beside the steps.
    mutating func judgeBackground() {
        guard let background = program.compat?.background, state.rollback == nil, state.step >= background.fromStep
        else { return }
        for reason in run(background.plan, isInline: false) { reasons.append(reason) }
    }
}

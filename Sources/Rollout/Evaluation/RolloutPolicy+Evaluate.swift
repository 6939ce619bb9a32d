extension RolloutPolicy {
    /// Decides about a rollout: advance, hold, wait for a person, take it back, complete.
    ///
    /// A pure function: the same policy, state and input give the same decision and the same next state, byte for byte,
    /// on any machine and in any thread. It never traps, whatever comes in.
    ///
    /// Every evaluation looks at every rule and lists all of them, and moves at most one step forward.
    ///
    /// - Parameters:
    ///   - state: Where the rollout stands; becomes where it stands afterwards.
    ///   - input: The time, and what came in since the last evaluation.
    ///   - reasons: Which reasons the decision lists; the decision itself is the same.
    /// - Returns: What is to be done, and why.
    public func evaluate(
        _ state: inout RolloutState, _ input: RolloutInput, reasons: ReasonSelection = .all
    ) -> RolloutDecision {
        EvaluationPass.over(&state, program ?? RolloutProgram(self), at: input.now, reasons) { $0.decide(input) }
    }
}

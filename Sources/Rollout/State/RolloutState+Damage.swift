extension RolloutState {
    /// A stored state that was damaged leads nowhere outside of the policy.
    ///
    /// - Parameter program: Handed on as a reference: a policy is large, and this is asked at every evaluation.
    mutating func keepWithin(_ program: RolloutProgram) {
        let (steps, levels) = (0...program.policy.steps.count, 0...program.policy.escalation.count)
        if !Self.shares.contains(weight) { weight = weight > 0 ? 100 : 0 }
        if !Self.shares.contains(weightInForce) { weightInForce = weightInForce > 0 ? 100 : 0 }
        if !steps.contains(step) { step = min(max(0, step), steps.upperBound) }
        for index in incidents.indices where !levels.contains(incidents[index].escalated) {
            incidents[index].escalated = min(max(0, incidents[index].escalated), levels.upperBound)
        }
        guard let rollback else { return }
        let methods = program.policy.rollback.methods.indices
        if !methods.contains(rollback.method) { self.rollback?.method = rollback.method < 0 ? 0 : methods.count - 1 }
        if !levels.contains(rollback.escalated) {
            self.rollback?.escalated = rollback.escalated < 0 ? 0 : levels.upperBound
        }
    }

    private static let shares = 0.0...100
}

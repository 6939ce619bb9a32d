extension RolloutState {
    /// A stored state that was damaged leads nowhere outside of the policy.
    mutating func keepWithin(_ policy: RolloutPolicy) {
        let (steps, levels) = (0...policy.steps.count, 0...policy.escalation.count)
        if !steps.contains(step) { step = min(max(0, step), steps.upperBound) }
        for index in incidents.indices where !levels.contains(incidents[index].escalated) {
            incidents[index].escalated = min(max(0, incidents[index].escalated), levels.upperBound)
        }
        guard let rollback else { return }
        let methods = policy.rollback.methods.indices
        if !methods.contains(rollback.method) { self.rollback?.method = rollback.method < 0 ? 0 : methods.count - 1 }
        if !levels.contains(rollback.escalated) {
            self.rollback?.escalated = rollback.escalated < 0 ? 0 : levels.upperBound
        }
    }
}

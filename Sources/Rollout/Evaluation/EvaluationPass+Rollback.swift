extension EvaluationPass {
    /// Begins to take the rollout back; once begun it goes on to its end, and never begins again.
    mutating func beginRollback(_ reason: String) {
        guard state.rollback == nil else { return }
        let name = state.wantedPlan ?? "immediate"
        state.rollback = RollbackProgress(plan: name, startedAt: now, wantedAt: now, reason: reason)
        state.phase = .rollingBack
        // Effects of the step that nobody has carried out yet are not wanted any more.
        state.effects.removeAll { $0.isAwaited }
        state.attempts = [:]
        announce("rollback", reason)
        skipHigherWeights()
        pursueRollback()
    }

    /// Says how far a rollback is.
    mutating func judgeRollback() {
        guard let rollback = state.rollback else { return }
        var reason = Reason("rollback", .fail, outcome: .rollback, .text(rollback.reason))
        reason.since = rollback.startedAt
        reasons.append(reason)
    }

    /// Goes on with a rollback: the next weight, the next means, or its end.
    mutating func pursueRollback() {
        guard var rollback = state.rollback, let plan = program.policy.rollback.plans[rollback.plan],
            plan.weights.indices.contains(rollback.index)
        else { return finishRollback() }
        state.weight = min(plan.weights[rollback.index], highestWeight)
        if let shiftedAt = shifted(&rollback, to: state.weight) {
            let isLast = rollback.index == plan.weights.count - 1
            if !isLast, now >= shiftedAt + plan.stepDuration {
                rollback.index += 1
                rollback.wantedAt = now
                rollback.shiftedAt = nil
                rollback.method = 0
                state.rollback = rollback
                return pursueRollback()
            }
            if isLast, isVerified(plan) {
                state.rollback = rollback
                return finishRollback()
            }
        }
        state.rollback = rollback
    }

    /// When the weight is in force; tries again what failed, and the next means when one takes too long.
    private mutating func shifted(_ rollback: inout RollbackProgress, to weight: Double) -> Moment? {
        if let shiftedAt = rollback.shiftedAt { return shiftedAt }
        let methods = program.policy.rollback.methods
        func key() -> String { "rollback[\(rollback.index)].\(methods[rollback.method].name)" }
        if let pending = pending(key()), let result = pending.result {
            if result == .done {
                rollback.shiftedAt = pending.endedAt ?? now
                return rollback.shiftedAt
            }
            tryAgain(pending.key)
        }
        if let deadline = methods[rollback.method].deadline, now - rollback.wantedAt >= deadline,
            rollback.method + 1 < methods.count
        {
            rollback.method += 1
            rollback.wantedAt = now
            announce("rollbackMethod", "the next means: \(methods[rollback.method].name)")
        }
        let method = methods[rollback.method].name
        let effect =
            rollback.method == 0
            ? Effect(.setTraffic, environment: program.policy.environments.candidate, weight: weight)
            : Effect(.rollbackMethod, environment: program.policy.environments.stable, weight: weight, name: method)
        emit(effect, key())
        return nil
    }

    private mutating func isVerified(_ plan: RollbackPolicy.Plan) -> Bool {
        guard let verification = plan.verify else { return true }
        return accomplish(verifying(verification, weight: 0), "rollback.verify")
    }

    private mutating func finishRollback() {
        state.weight = 0
        state.phase = .rolledBack
        end()
        announce("rolledBack", state.rollback?.reason)
    }

    private mutating func skipHigherWeights() {
        guard let plan = state.rollback.flatMap({ program.policy.rollback.plans[$0.plan] }) else { return }
        let highest = highestWeight
        state.rollback?.index = plan.weights.firstIndex { $0 < highest } ?? plan.weights.count - 1
    }

    /// What no weight on the way back may be above. A weight that was wanted and never acknowledged may not be in
    /// force: setting one between the two could give the candidate more than it has.
    private var highestWeight: Double { min(state.weight, state.weightInForce) }
}

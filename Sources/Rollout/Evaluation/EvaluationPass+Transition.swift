extension EvaluationPass {
    /// Makes the verdict so.
    mutating func apply(_ verdict: RolloutVerdict) {
        if state.startedAt == nil { state.startedAt = now }
        switch verdict {
        case .rollback, .abort: undo(verdict)
        case .advance: advance()
        case .complete:
            state.phase = .completed
            takeBackRoutes()
            end()
            announce("completed", nil)
        case .hold, .pauseForApproval:
            if !isBlocked { grantWishes() }
            state.phase = waitingPhase(verdict)
        }
    }

    /// Before any traffic moved there is nothing to take back.
    private mutating func undo(_ verdict: RolloutVerdict) {
        defer { takeBackRoutes() }
        if state.rollback != nil {
            pursueRollback()
            return
        }
        let reason = reasons.decisive.map { $0.note ?? $0.rule } ?? verdict.rawValue
        if state.movedAt == nil {
            state.phase = .aborted
            state.abortReason = reason
            state.effects.removeAll { $0.isAwaited }
            end()
            announce("aborted", reason)
        } else {
            beginRollback(reason)
        }
    }

    /// One step forward, and no more: what a step does has to be seen before the next one.
    private mutating func advance() {
        // What the step that is done wanted is not wanted any more.
        wishes = []
        if let plan = program.step(state.step) { state.accepted.remove(plan.names.deadline) }
        state.step += 1
        state.progress = StepProgress(enteredAt: now)
        state.attempts = [:]
        state.effects.removeAll { $0.result != nil }
        // What an analysis remembers belongs to one step, and points from before it are none of its evidence.
        for plan in program.analyses {
            for memory in plan.memories {
                state.rules[memory] = RuleState()
                state.evidence[memory] =
                    plan.analysis.test == .threshold ? nil : CountedEvidence(after: now)
            }
        }
        state.compat?.endRuns()
        // What the new step says about itself is said at the next evaluation; a gate that is met is not asked again.
        if let plan = program.step(state.step) {
            let (said, _) = pursue(plan, isEntering: true)
            for reason in said.listed where reason.kind == .gate && reason.verdict == .pass { reasons.append(reason) }
            asked = said.questions
        }
        grantWishes()
        // Told when the weight of the new step is known.
        announce("advance", nil)
        state.phase = waitingPhase(.advance)
    }

    private mutating func grantWishes() {
        for wish in wishes {
            if wish.effect.kind == .setTraffic, let weight = wish.effect.weight {
                state.weight = weight
                if weight > 0, state.movedAt == nil { state.movedAt = now }
            }
            if wish.effect.kind.isRoute { remember(route: wish.effect.kind) }
            emit(wish.effect, wish.key)
        }
        wishes = []
    }

    private func waitingPhase(_ verdict: RolloutVerdict) -> RolloutPhase {
        if state.frozenBy != nil { return .locked }
        if verdict == .pauseForApproval || state.pausedBy != nil { return .paused }
        guard let plan = program.step(state.step) else { return .pending }
        if let gate = plan.gate, !state.passedGates.contains(gate.gate.name) { return .waitingGate }
        guard state.weight >= 100 else { return .progressing }
        return plan.step.bakeTime != nil && state.progress.shiftedAt != nil ? .baking : .promoting
    }

    /// The rollout has ended.
    mutating func end() {
        state.endedAt = now
        guard let startedAt = state.startedAt else { return }
        for name in program.policy.records {
            emit(
                Effect(
                    .record, name: name,
                    parameters: [
                        "phase": state.phase.rawValue, "started": String(startedAt.milliseconds),
                        "duration_ms": String((now - startedAt).milliseconds),
                        "success": state.phase == .completed ? "true" : "false",
                    ]), "record.\(name)")
        }
    }
}

extension EvaluationPass {
    /// Makes the verdict so.
    mutating func apply(_ verdict: RolloutVerdict) {
        if state.startedAt == nil { state.startedAt = now }
        switch verdict {
        case .rollback, .abort: undo(verdict)
        case .advance: advance()
        case .complete:
            state.phase = .completed
            end()
            announce("completed", nil)
        case .hold, .pauseForApproval:
            if !isBlocked { grantWishes() }
            state.phase = waitingPhase(verdict)
        }
    }

    /// Before any traffic moved there is nothing to take back.
    private mutating func undo(_ verdict: RolloutVerdict) {
        if state.rollback != nil {
            pursueRollback()
            return
        }
        let reason = reasons.decisive.map { $0.note ?? $0.rule } ?? verdict.rawValue
        if state.movedAt == nil {
            state.phase = .aborted
            state.effects.removeAll { $0.effect.kind.isAwaited }
            end()
            announce("aborted", reason)
        } else {
            beginRollback(reason)
        }
    }

    /// One step forward, and no more: what a step does has to be seen before the next one.
    private mutating func advance() {
        state.step += 1
        state.progress = StepProgress(enteredAt: now)
        state.effects.removeAll { $0.result != nil }
        // What an analysis remembers belongs to one step, and points from before it are none of its evidence.
        for plan in program.analyses {
            for memory in plan.memories {
                state.rules[memory] = RuleState()
                state.evidence[memory] =
                    plan.analysis.test == .threshold ? nil : CountedEvidence(countedTo: now)
            }
        }
        state.compat?.endRuns()
        announce("advance", nil)
        // What the new step says about itself is said at the next evaluation; a gate that is met is not asked again.
        let said = reasons
        isEntering = true
        let entered = findStep()
        reasons = said
        let gate = program.step(state.step)?.gate?.name
        for reason in entered.reasons.listed where reason.rule == gate && reason.verdict == .pass {
            reasons.append(reason)
        }
        wishes = entered.wishes
        grantWishes()
        state.phase = waitingPhase(.advance)
    }

    private mutating func grantWishes() {
        for wish in wishes {
            if wish.effect.kind == .setTraffic, let weight = wish.effect.weight {
                state.weight = weight
                if weight > 0, state.movedAt == nil { state.movedAt = now }
            }
            emit(wish.effect, wish.key, attempt: wish.effect.kind == .run ? 0 : state.progress.attempt)
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

    /// When something is due by the clock alone, whatever else happens; nil when nothing will be.
    var nextTimer: Moment? {
        guard let startedAt = state.startedAt else { return nil }
        let schedule = program.policy.schedule.enumerated()
        var due = schedule.filter { !state.doneTasks.contains($0.offset) }.map { startedAt + $0.element.at }
        let levels = program.policy.escalation
        for incident in state.incidents where levels.indices.contains(incident.escalated) {
            due.append(incident.since + levels[incident.escalated].after)
        }
        if let retiresAt { due.append(retiresAt) }
        return due.min()
    }

    /// When the stable version is not needed any more; nil before it is known, and afterwards.
    private var retiresAt: Moment? {
        guard state.phase == .completed, !state.doneTasks.contains(Self.retirement) else { return nil }
        guard let retention = program.policy.retention else { return nil }
        return state.endedAt.map { $0 + retention }
    }

    /// The number of the retirement among the tasks.
    private static let retirement = -1

    /// What is due by the clock alone: levels of escalation, tasks, the end of the retention.
    mutating func runTimers() {
        for index in state.incidents.indices {
            let incident = state.incidents[index]
            let due = program.policy.escalation.prefix { now - incident.since >= $0.after }.count
            guard due > incident.escalated else { continue }
            for level in program.policy.escalation[incident.escalated..<due] {
                emit(
                    Effect(.escalate, name: level.to, parameters: ["incident": incident.id]),
                    "\(incident.id).\(level.to)")
            }
            state.incidents[index].escalated = due
        }
        if state.phase == .rollingBack, let rollback = state.rollback {
            let due = program.policy.escalation.prefix { now - rollback.startedAt >= $0.after }.count
            for level in program.policy.escalation.prefix(due).dropFirst(rollback.escalated) {
                emit(Effect(.escalate, name: level.to, parameters: ["reason": rollback.reason]), "rollback.\(level.to)")
            }
            state.rollback?.escalated = max(due, rollback.escalated)
        }
        guard let startedAt = state.startedAt else { return }
        for (index, task) in program.policy.schedule.enumerated()
        where !state.doneTasks.contains(index) && now >= startedAt + task.at {
            state.doneTasks.insert(index)
            if let action = task.action { emit(Effect(.action, name: action), "schedule[\(index)]") }
            for item in task.checklist {
                emit(Effect(.notify, name: item, parameters: ["event": "checklist"]), "schedule[\(index)].\(item)")
            }
        }
        if let retiresAt, now >= retiresAt {
            state.doneTasks.insert(Self.retirement)
            emit(Effect(.action, environment: program.policy.environments.stable, name: "retire"), "retention")
        }
    }
}

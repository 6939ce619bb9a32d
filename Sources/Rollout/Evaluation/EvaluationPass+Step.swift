extension EvaluationPass {
    /// Looks at the present step, and says what it waits for.
    mutating func judgeStep() {
        if state.rollback != nil {
            judgeRollback()
            return
        }
        guard state.step > 0 else {
            reasons.append(Reason("start", .pass, outcome: .advance, .text("the rollout begins")))
            return
        }
        guard let plan = program.step(state.step) else { return }
        isBlocked = reasons.strength >= RolloutVerdict.hold.strength
        let (said, isDone) = pursue(plan, isEntering: false)
        reasons.append(said)
        judgeDeadline(of: plan)
        guard isDone else { return }
        let isLast = state.step == program.steps.count
        reasons.append(
            Reason(
                plan.names.place, .pass, outcome: isLast ? .complete : .advance,
                .text(isLast ? "all steps are done" : "step \(state.step) is done")))
    }

    /// Goes on with the present step.
    ///
    /// - Parameters:
    ///   - plan: The step.
    ///   - isEntering: Whether it has only just been entered. What it says is not listed then, so nothing is measured
    ///     for it.
    /// - Returns: What it says, apart from all that was said before, and whether everything of it is done.
    mutating func pursue(_ plan: StepPlan, isEntering: Bool) -> (said: ReasonLog, isDone: Bool) {
        var said = ReasonLog(reasons.selection)
        swap(&said, &reasons)
        let isPassing = pursueMembers(of: plan, isEntering: isEntering)
        swap(&said, &reasons)
        return (said, isPassing && said.strength < 0)
    }

    /// The members of a step in their order, each once the one before is done.
    ///
    /// - Returns: Whether all of them were looked at, and what is measured is as it should be.
    private mutating func pursueMembers(of plan: StepPlan, isEntering: Bool) -> Bool {
        let enteredAt = state.progress.enteredAt ?? now
        guard pass(plan.gate) else {
            if !isEntering { countWhileWaiting(plan) }
            return false
        }
        guard !giveUp(plan) else { return false }
        let missing = plan.step.requires.filter { knownFact($0)?.value != true }
        guard missing.isEmpty else {
            wait(plan.names.requires, .text("waits for \(missing.joined(separator: ", "))"), since: enteredAt)
            return false
        }
        if let action = plan.step.action, state.progress.actedAt == nil {
            let effect = Effect(.action, environment: program.policy.environments.candidate, name: action)
            guard let doneAt = carryOut(effect, plan.names.action, mayRetry: false) else { return false }
            state.progress.actedAt = doneAt
        }
        state.progress.shiftedAt = shift(plan)
        guard let settledAt = state.progress.settledAt(plan.step) else { return false }
        guard now >= settledAt else {
            let words = Explanation.text("waits until traffic has settled")
            wait(plan.names.settle, words, since: state.progress.shiftedAt, until: settledAt)
            return false
        }
        if plan.step.weight != nil, state.dividedSince == nil { state.dividedSince = settledAt }
        guard let verifiedAt = verify(plan) else { return false }
        let isPassing = !isEntering && judgeAnalysis(of: plan)
        wait(for: plan, since: max(settledAt, verifiedAt))
        return isPassing
    }

    /// Asks a gate that has not let the rollout pass before.
    ///
    /// - Returns: Whether it lets it pass, or did.
    private mutating func pass(_ gate: GatePlan?) -> Bool {
        guard let gate, !state.passedGates.contains(gate.gate.name) else { return true }
        let reason = judge(gate)
        reasons.append(reason)
        guard reason.verdict == .pass else {
            wishes += commands(of: gate.gate)
            return false
        }
        state.passedGates.insert(gate.gate.name)
        beginWatching()
        return true
    }

    /// When a step was verified; long ago for one that needs no verification, nil while it is under way.
    private mutating func verify(_ plan: StepPlan) -> Moment? {
        guard let verification = plan.step.verify else { return .distantPast }
        if let verifiedAt = state.progress.verifiedAt { return verifiedAt }
        let effect = verifying(verification, weight: state.weight)
        state.progress.verifiedAt = carryOut(effect, plan.names.verify, mayRetry: true)
        return state.progress.verifiedAt
    }

    /// The routes and the weight of a step; when all of them are in force, or nil.
    private mutating func shift(_ plan: StepPlan) -> Moment? {
        if let shiftedAt = state.progress.shiftedAt { return shiftedAt }
        let environment = program.policy.environments.candidate
        var effects: [(Effect, String)] = []
        if !plan.step.headerRoute.isEmpty {
            let effect = Effect(.setHeaderRoute, environment: environment, parameters: plan.step.headerRoute)
            effects.append((effect, plan.names.headers))
        }
        if let mirror = plan.step.mirror {
            effects.append((Effect(.setMirrorRoute, environment: environment, weight: mirror), plan.names.mirror))
        }
        if let weight = plan.step.weight {
            effects.append((Effect(.setTraffic, environment: environment, weight: weight), plan.names.weight))
        }
        var shiftedAt = max(state.progress.actedAt ?? .distantPast, state.progress.enteredAt ?? now)
        for (effect, name) in effects {
            guard let doneAt = carryOut(effect, name, mayRetry: true) else { return nil }
            shiftedAt = max(shiftedAt, doneAt)
        }
        return shiftedAt
    }

    /// When an effect of the step ended well; nil while it is under way, and when it failed.
    private mutating func carryOut(_ effect: Effect, _ key: String, mayRetry: Bool) -> Moment? {
        let kind = effect.kind.rawValue
        guard let pending = pending(key) else {
            wishes.append(Wish(effect: effect, key: key))
            wait(key, .phrase(kind, " is wanted"))
            return nil
        }
        switch pending.result {
        case .done?: return pending.endedAt
        case nil: wait(key, .phrase(kind, " is not acknowledged yet"), since: pending.emittedAt)
        case .failed?, .timeout?:
            if mayRetry, state.attempts[key, default: 0] < Self.mostAttempts - 1 {
                tryAgain(key)
                wishes.append(Wish(effect: effect, key: key))
                wait(key, .phrase(kind, " failed and is tried again"), since: pending.emittedAt)
            } else {
                var reason = Reason(key, .fail, outcome: mayRetry ? .rollback : .hold)
                let how = mayRetry ? "\(Self.mostAttempts) times" : "and a person has to look, then retry"
                reason.explanation = .text("\(kind) failed \(how)")
                reasons.append(reason)
            }
        }
        return nil
    }

    /// Waits of a step: a time, a person, the time to watch on.
    private mutating func wait(for plan: StepPlan, since base: Moment) {
        switch plan.step.pause {
        case .duration(let span)? where now < base + span:
            wait(plan.names.pause, .span("stays for", span), since: base, until: base + span)
        case .approval(let deadline, let onDeadline)? where state.progress.approvedBy == nil:
            var reason = Reason(
                plan.names.approval, .pending, kind: .approval, outcome: .pauseForApproval, .text("waits for a person"))
            reason.since = base
            if let deadline {
                reason.until = base + deadline
                if now >= base + deadline {
                    reason.outcome = onDeadline?.outcome
                    reason.explanation = .span("nobody approved within", deadline)
                }
            }
            reasons.append(reason)
        default: break
        }
        if let bakeTime = plan.step.bakeTime, now < base + bakeTime {
            wait(plan.names.bake, .span("is watched for", bakeTime), since: base, until: base + bakeTime)
        }
    }

    private mutating func wait(_ rule: String, _ words: Explanation, since: Moment? = nil, until: Moment? = nil) {
        var reason = Reason(rule, .pending, outcome: .hold, words)
        reason.since = since
        reason.until = until
        reasons.append(reason)
    }

    private mutating func judgeDeadline(of plan: StepPlan) {
        guard let deadline = plan.step.deadline, let enteredAt = state.progress.enteredAt else { return }
        var reason = Reason(plan.names.deadline, .pending, kind: .deadline)
        reason.since = enteredAt
        reason.until = enteredAt + deadline
        if now - enteredAt >= deadline {
            reason.verdict = .fail
            reason.outcome = demand(of: plan.step.onDeadline, plan.names.deadline)
            reason.explanation = .span("step \(state.step) has taken", deadline)
        }
        reasons.append(reason)
    }

    /// What a deadline that has passed demands; nothing more once somebody has said yes to that.
    func demand(of action: DeadlineAction?, _ rule: String) -> RolloutVerdict? {
        let outcome = action?.outcome ?? .hold
        return outcome == .pauseForApproval && state.accepted.contains(rule) ? nil : outcome
    }

    /// A verification with the numbers that may come out.
    func verifying(_ verification: Step.Verification, weight: Double) -> Effect {
        let range = BinomialRange.of(verification.samples, share: weight / 100)
        return Effect(
            .verify, environment: program.policy.environments.candidate, weight: weight, name: verification.field,
            parameters: [
                "samples": String(verification.samples), "least": String(range.lowerBound),
                "most": String(range.upperBound),
            ])
    }

    private static let mostAttempts = 3
}

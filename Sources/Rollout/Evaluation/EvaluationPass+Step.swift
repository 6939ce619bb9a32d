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
        isBlocked = reasons.strength >= RolloutVerdict.hold.strength
        let finding = findStep()
        reasons.append(finding.reasons)
        wishes = finding.wishes
        guard let plan = program.step(state.step) else { return }
        judgeDeadline(of: plan)
        guard finding.isDone else { return }
        let isLast = state.step == program.steps.count
        reasons.append(
            Reason(
                plan.names.place, .pass, outcome: isLast ? .complete : .advance,
                .text(isLast ? "all steps are done" : "step \(state.step) is done")))
    }

    /// What the present step is at: its members in their order, each once the one before is done.
    mutating func findStep() -> StepFinding {
        var finding = StepFinding(reasons.selection)
        guard let plan = program.step(state.step) else { return finding }
        let enteredAt = state.progress.enteredAt ?? now
        if let gate = plan.gate, !state.passedGates.contains(gate.gate.name) {
            finding.wishes += commands(of: gate.gate)
            let reason = judge(gate)
            finding.reasons.append(reason)
            guard reason.verdict == .pass else {
                countWhileWaiting(plan, &finding)
                return finding
            }
            state.passedGates.insert(gate.gate.name)
            beginWatching()
        }
        guard !isExhausted(plan, &finding) else { return finding }
        let missing = plan.step.requires.filter { knownFact($0)?.value != true }
        guard missing.isEmpty else {
            finding.wait(plan.names.requires, .text("waits for \(missing.joined(separator: ", "))"), since: enteredAt)
            return finding
        }
        if let action = plan.step.action, state.progress.actedAt == nil {
            let effect = Effect(.action, environment: program.policy.environments.candidate, name: action)
            guard let doneAt = done(effect, plan.names.action, &finding, mayRetry: false) else { return finding }
            state.progress.actedAt = doneAt
        }
        guard let shiftedAt = shift(plan, &finding) else { return finding }
        state.progress.shiftedAt = shiftedAt
        let settledAt = shiftedAt + plan.step.settle
        guard now >= settledAt else {
            finding.wait(
                plan.names.settle, .text("waits until traffic has settled"), since: shiftedAt, until: settledAt)
            return finding
        }
        if plan.step.weight != nil, state.dividedSince == nil { state.dividedSince = settledAt }
        var base = settledAt
        if let verifiedAt = state.progress.verifiedAt {
            base = max(base, verifiedAt)
        } else if let verification = plan.step.verify {
            let effect = verifying(verification, weight: state.weight)
            guard let doneAt = done(effect, plan.names.verify, &finding, mayRetry: true) else { return finding }
            state.progress.verifiedAt = doneAt
            base = max(base, doneAt)
        }
        let isPassing = judgeAnalysis(of: plan, &finding)
        wait(for: plan, since: base, &finding)
        finding.isDone = isPassing && finding.reasons.strength < 0
        return finding
    }

    /// The routes and the weight of a step; when all of them are in force, or nil.
    private mutating func shift(_ plan: StepPlan, _ finding: inout StepFinding) -> Moment? {
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
            guard let doneAt = done(effect, name, &finding, mayRetry: true) else { return nil }
            shiftedAt = max(shiftedAt, doneAt)
        }
        return shiftedAt
    }

    /// When an effect of the step ended well; nil while it is under way, and when it failed.
    private mutating func done(
        _ effect: Effect, _ key: String, _ finding: inout StepFinding, mayRetry: Bool
    ) -> Moment? {
        let attempt = state.progress.attempt
        guard let end = end(of: key, attempt: attempt) else {
            finding.wishes.append(StepFinding.Wish(effect: effect, key: key))
            finding.wait(key, .phrase(effect.kind.rawValue, " is wanted"))
            return nil
        }
        switch end.result {
        case .done?: return end.endedAt
        case nil: finding.wait(key, .phrase(effect.kind.rawValue, " is not acknowledged yet"), since: end.emittedAt)
        case .failed?, .timeout?:
            if mayRetry, attempt < Self.mostAttempts - 1 {
                state.progress.attempt &+= 1
                finding.wishes.append(StepFinding.Wish(effect: effect, key: key))
                finding.wait(key, .phrase(effect.kind.rawValue, " failed and is tried again"), since: end.emittedAt)
            } else {
                var reason = Reason(key, .fail, outcome: mayRetry ? .rollback : .hold)
                let how = mayRetry ? "\(Self.mostAttempts) times" : "and a person has to look, then retry"
                reason.explanation = .text("\(effect.kind.rawValue) failed \(how)")
                finding.reasons.append(reason)
            }
        }
        return nil
    }

    /// Waits of a step: a time, a person, the time to watch on.
    private func wait(for plan: StepPlan, since base: Moment, _ finding: inout StepFinding) {
        switch plan.step.pause {
        case .duration(let span)? where now < base + span:
            finding.wait(plan.names.pause, .span("stays for", span), since: base, until: base + span)
        case .approval(let deadline, let onDeadline)? where state.progress.approvedBy == nil:
            var reason = Reason(plan.names.approval, .pending, outcome: .pauseForApproval, .text("waits for a person"))
            reason.since = base
            if let deadline {
                reason.until = base + deadline
                if now >= base + deadline {
                    reason.outcome = onDeadline?.outcome
                    reason.explanation = .span("nobody approved within", deadline)
                }
            }
            finding.reasons.append(reason)
        default: break
        }
        if let bakeTime = plan.step.bakeTime, now < base + bakeTime {
            finding.wait(plan.names.bake, .span("is watched for", bakeTime), since: base, until: base + bakeTime)
        }
    }

    private mutating func judgeDeadline(of plan: StepPlan) {
        guard let deadline = plan.step.deadline, let enteredAt = state.progress.enteredAt else { return }
        var reason = Reason(plan.names.deadline, .pending)
        reason.since = enteredAt
        reason.until = enteredAt + deadline
        if now - enteredAt >= deadline {
            reason.verdict = .fail
            reason.outcome = plan.step.onDeadline?.outcome ?? .hold
            reason.explanation = .span("step \(state.step) has taken", deadline)
        }
        reasons.append(reason)
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

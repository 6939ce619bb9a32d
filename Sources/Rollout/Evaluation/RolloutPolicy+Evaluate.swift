extension RolloutPolicy {
    /// Decides about a rollout: advance, hold, wait for a person, take it back, complete.
    ///
    /// A pure function: the same policy, state and input give the same decision and the same next state, byte for byte, on
    /// any machine and in any thread. It never traps, whatever comes in.
    ///
    /// Every evaluation looks at every rule and lists all of them, and moves at most one step forward.
    ///
    /// - Parameters:
    ///   - state: Where the rollout stands; becomes where it stands afterwards.
    ///   - input: The time, and what came in since the last evaluation.
    /// - Returns: What is to be done, and why.
    public func evaluate(_ state: inout RolloutState, _ input: RolloutInput) -> RolloutDecision {
        var pass = EvaluationPass(policy: self, state: state, now: input.now)
        let decision = pass.decide(input)
        state = pass.state
        return decision
    }
}

/// One evaluation, from the input to the decision.
struct EvaluationPass {
    let policy: RolloutPolicy
    var state: RolloutState
    let now: Moment
    var reasons: [Reason] = []
    /// What the present step wants next.
    var wishes: [StepFinding.Wish] = []
    /// Whether something else than the step itself forbids to go on.
    var isBlocked = false

    init(policy: RolloutPolicy, state: RolloutState, now: Moment) {
        self.policy = policy
        self.state = state
        self.now = now
    }

    /// The order is that of the guards of the language: what is wrong is looked at before anything that waits, so that no
    /// window, pause or approval delays a rollback.
    mutating func decide(_ input: RolloutInput) -> RolloutDecision {
        if let reason = clockReason() {
            reasons.append(reason)
            return decision(.hold)
        }
        state.lastEvaluation = now
        take(input.acknowledgements)
        take(input.observations)
        take(input.facts)
        take(input.health)
        guard !state.phase.isFinal else {
            runTimers()
            reasons.append(Reason("phase", .pass, outcome: state.phase.verdict, note: "the rollout has ended"))
            return decision(state.phase.verdict)
        }
        take(input.commands)
        if state.startedAt == nil { takeSnapshots() }
        judgeTriggers()
        judgeIncidents()
        judgeLocks()
        judgeWatchedGates()
        judgeStep()
        let verdict = RolloutVerdict(following: reasons)
        apply(verdict)
        runTimers()
        return decision(verdict)
    }

    /// A clock that went back changes nothing.
    private func clockReason() -> Reason? {
        guard let last = state.lastEvaluation, now < last else { return nil }
        return Reason(
            "clock", .fail, outcome: .hold, note: "the clock went back; nothing is judged before it has caught up")
    }

    private func decision(_ verdict: RolloutVerdict) -> RolloutDecision {
        RolloutDecision(
            at: now, phase: state.phase, verdict: verdict, step: state.step, weight: state.weight,
            summary: summary(of: verdict), reasons: reasons, effects: state.effects.compactMap(\.wanted),
            incidents: state.incidents, next: state.phase.isFinal && state.effects.isEmpty ? nil : now + policy.interval
        )
    }

    private func summary(of verdict: RolloutVerdict) -> String {
        if state.phase == .rollingBack || state.phase == .rolledBack, let rollback = state.rollback {
            return rollback.reason
        }
        let decisive = reasons.first { $0.outcome == verdict }
        return decisive.map { $0.note ?? $0.rule } ?? verdict.rawValue
    }
}

extension RolloutPhase {
    /// What a decision says once it has ended.
    fileprivate var verdict: RolloutVerdict {
        switch self {
        case .completed: .complete
        case .aborted: .abort
        case .rolledBack: .rollback
        default: .hold
        }
    }
}

extension PendingEffect {
    /// The effect while nobody has acknowledged it.
    fileprivate var wanted: Effect? { result == nil ? effect : nil }
}

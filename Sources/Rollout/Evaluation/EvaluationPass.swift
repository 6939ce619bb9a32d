/// One evaluation, from the input to the decision.
///
/// Its pointer is safe: only ``over(_:_:at:_:_:)`` makes a pass, for the time of its body, and what cannot be copied
/// cannot leave that.
@safe struct EvaluationPass: ~Copyable {
    let program: RolloutProgram
    /// Where the state lies, in the hands of who evaluates: it is large, and a pass that held it would be copied with
    /// it at every turn.
    private let place: UnsafeMutablePointer<RolloutState>
    /// What the clock shows.
    let clock: Moment
    /// The time of the evaluation: what the clock shows, or, once that went back, has shown at the latest.
    let now: Moment
    var reasons: ReasonLog
    /// What the present step wants next.
    var wishes: [Wish] = []
    /// Whether something else than the step itself forbids to go on.
    var isBlocked = false
    /// What the step that was entered will ask a person.
    var asked: [Question] = []

    /// Lets a pass work on a state, which stays where it is as long as that takes.
    static func over<Result>(
        _ state: inout RolloutState, _ program: RolloutProgram, at clock: Moment, _ selection: ReasonSelection,
        _ body: (inout EvaluationPass) -> Result
    ) -> Result {
        unsafe withUnsafeMutablePointer(to: &state) { place in
            var pass = unsafe EvaluationPass(program, place, at: clock, selection)
            return body(&pass)
        }
    }

    /// A pass over a state that stays where it is as long as the pass lasts.
    @unsafe private init(
        _ program: RolloutProgram, _ place: UnsafeMutablePointer<RolloutState>, at clock: Moment,
        _ selection: ReasonSelection
    ) {
        self.program = program
        unsafe self.place = place
        self.clock = clock
        now = unsafe max(clock, place.pointee.lastEvaluation ?? clock)
        reasons = ReasonLog(selection, capacity: program.memories + 4)
    }

    /// Where the rollout stands.
    var state: RolloutState {
        _read { yield unsafe place.pointee }
        _modify { yield unsafe &place.pointee }
    }

    /// The order is that of the guards of the language: what is wrong is looked at before anything that waits, so that
    /// no window, pause or approval delays a rollback.
    mutating func decide(_ input: RolloutInput) -> RolloutDecision {
        guard prepare() else {
            reasons.append(
                Reason("policy", .fail, outcome: .hold, .text("the policy was changed in the middle of the rollout")))
            return decision(.hold)
        }
        guard clock == now else { return standStill(input.commands) }
        let watermark = state.lastEvaluation
        state.lastEvaluation = now
        state.evaluations &+= 1
        take(input.acknowledgements)
        take(input.observations, watermark)
        take(input.facts)
        take(input.health)
        guard !state.phase.isFinal else {
            takeBackRoutes()
            runTimers()
            let words = Explanation.phrase("the rollout has ended", state.abortReason.map { ": \($0)" } ?? "")
            reasons.append(Reason("phase", .pass, outcome: state.phase.verdict, words))
            return decision(state.phase.verdict)
        }
        take(input.commands)
        if state.movedAt == nil { takeSnapshots() }
        judgeTriggers()
        judgeIncidents()
        judgeLocks()
        judgeWatchedGates()
        judgeBackground()
        judgeStep()
        let verdict = reasons.verdict
        apply(verdict)
        runTimers()
        state.questions = asked.isEmpty ? reasons.questions : reasons.questions + asked
        return decision(verdict)
    }

    /// A clock that went back changes nothing: nobody knows when what came in was so. What people want now counts all
    /// the same.
    private mutating func standStill(_ commands: [Command]) -> RolloutDecision {
        let words = "the clock went back; nothing is judged before it has caught up"
        reasons.append(Reason("clock", .fail, outcome: .hold, .text(words)))
        guard !state.phase.isFinal else { return decision(.hold) }
        take(commands)
        let verdict = reasons.verdict
        if verdict == .rollback || verdict == .abort { apply(verdict) }
        return decision(verdict)
    }

    /// Makes room for what the rules remember; false when the state belongs to another policy.
    private mutating func prepare() -> Bool {
        guard program.policy.fingerprint == state.fingerprint else { return false }
        if state.series.count != program.series.count {
            guard state.series.isEmpty else { return false }
            state.series = Array(repeating: SeriesState(), count: program.series.count)
        }
        if state.rules.count != program.memories {
            guard state.rules.isEmpty else { return false }
            state.rules = Array(repeating: RuleState(), count: program.memories)
        }
        if state.answers.count != program.answers {
            guard state.answers.isEmpty else { return false }
            state.answers = Array(repeating: nil, count: program.answers)
        }
        if program.compat != nil, state.compat == nil { state.compat = CompatState() }
        state.keepWithin(program)
        return true
    }

    private func decision(_ verdict: RolloutVerdict) -> RolloutDecision {
        let effects = state.effects.compactMap { $0.wanted }
        let isOver = state.phase.isFinal && effects.isEmpty
        let next = isOver ? nextTimer : clock + program.policy.interval
        return RolloutDecision(
            at: clock, phase: state.phase, verdict: verdict, step: state.step, weight: state.weight,
            reasons: reasons.listed, effects: effects, incidents: state.incidents, next: next,
            rollbackReason: state.rollback?.reason)
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

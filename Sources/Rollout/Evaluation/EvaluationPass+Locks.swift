extension EvaluationPass {
    /// What forbids starts and advances: a freeze, a pause, the calendar. None delays a rollback.
    mutating func judgeLocks() {
        if let actor = state.frozenBy {
            reasons.append(Reason("freeze", .fail, kind: .freeze, outcome: .hold, .phrase("frozen by ", actor)))
        }
        if let actor = state.pausedBy {
            reasons.append(
                Reason("pause.command", .fail, kind: .pause, outcome: .hold, .phrase("paused by ", actor)))
        }
        guard !program.policy.windows.isEmpty, state.rollback == nil else { return }
        var reason = Reason("windows", .pass, kind: .calendar)
        let calendar = program.calendar
        if !calendar.isOpen(at: now) {
            reason.verdict = .fail
            reason.outcome = .hold
            reason.until = calendar.opening(after: now)
            let isDenied = calendar.isDenied(at: now)
            reason.explanation = .text(isDenied ? "the calendar forbids it now" : "outside of the windows")
        }
        reasons.append(reason)
    }
}

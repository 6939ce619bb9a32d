extension EvaluationPass {
    /// What forbids starts and advances: a freeze, a pause, the calendar. None delays a rollback.
    mutating func judgeLocks() {
        if let actor = state.frozenBy {
            reasons.append(Reason("freeze", .fail, outcome: .hold, .phrase("frozen by ", actor)))
        }
        if let actor = state.pausedBy {
            reasons.append(Reason("pause.command", .fail, outcome: .hold, .phrase("paused by ", actor)))
        }
        guard !program.policy.windows.isEmpty, state.rollback == nil else { return }
        var reason = Reason("windows", .pass)
        let windows = program.policy.windows.filter {
            $0.environments.isEmpty || $0.environments.contains(program.policy.environments.candidate)
                || $0.environments.contains(program.policy.name)
        }
        let denied = windows.contains { $0.effect == .deny && program.policy.isOpen($0, at: now) }
        let allows = windows.filter { $0.effect == .allow }
        let isAllowed = allows.isEmpty || allows.contains { program.policy.isOpen($0, at: now) }
        if denied || !isAllowed {
            reason.verdict = .fail
            reason.outcome = .hold
            reason.explanation = .text(denied ? "the calendar forbids it now" : "outside of the windows")
        }
        reasons.append(reason)
    }
}

extension RolloutPolicy {
    /// Whether a moment lies in a window: its local time, half open.
    ///
    /// Local times that a change of the clock leaves out never come; those that it repeats count the first time only.
    func isOpen(_ window: CalendarWindow, at moment: Moment) -> Bool {
        let zone = window.timeZone.flatMap { zones[$0] } ?? .utc
        let local = LocalTime(moment, in: zone)
        guard !zone.isRepeated(moment) else { return false }
        if window.from < window.to {
            return window.days.contains(local.weekday) && (window.from..<window.to).contains(local.minute)
        }
        let yesterday = local.weekday == 1 ? 7 : local.weekday - 1
        return (window.days.contains(local.weekday) && local.minute >= window.from)
            || (window.days.contains(yesterday) && local.minute < window.to)
    }
}

/// Day of the week and minute of the day.
private struct LocalTime {
    /// 1 for Monday.
    let weekday: Int
    let minute: Int

    init(_ moment: Moment, in zone: ZoneOffsets) {
        let milliseconds = (moment + zone.offset(at: moment)).milliseconds
        let day: Int64 = 86_400_000
        let time = ((milliseconds % day) + day) % day
        let days = (milliseconds - time) / day
        // 1970-01-01 was a Thursday.
        weekday = Int(((days + 3) % 7 + 7) % 7) + 1
        minute = Int(time / 60_000)
    }
}

extension ZoneOffsets {
    /// Whether local time reads at this moment as it read once before, because the clock went back.
    fileprivate func isRepeated(_ moment: Moment) -> Bool {
        guard let index = transitions.lastIndex(where: { $0.at <= moment }) else { return false }
        let before = index > 0 ? transitions[index - 1].offset : initial
        let step = before - transitions[index].offset
        return step > .zero && moment - transitions[index].at < step
    }
}

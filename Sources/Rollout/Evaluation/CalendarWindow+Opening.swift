extension CalendarWindow {
    /// Whether it is open at a moment, half open.
    ///
    /// Local times that a change of the clock leaves out never come; those that it repeats count the first time only,
    /// but what is denied then is denied both times.
    func isOpen(at moment: Moment, in zone: ZoneOffsets) -> Bool {
        switch hours {
        case .weekly(let days, let from, let to):
            guard effect == .deny || !zone.isRepeated(moment) else { return false }
            let local = LocalTime(moment, in: zone)
            guard from >= to else { return days.contains(local.weekday) && (from..<to).contains(local.minute) }
            let yesterday = local.weekday == 1 ? 7 : local.weekday - 1
            return (days.contains(local.weekday) && local.minute >= from)
                || (days.contains(yesterday) && local.minute < to)
        case .cron(let expression, let duration):
            guard let opened = expression.last(until: moment, within: duration, in: zone) else { return false }
            return moment - opened < duration
        }
    }

    /// A moment after another before which it neither opens nor closes; nil when it never does.
    func change(after moment: Moment, in zone: ZoneOffsets) -> Moment? {
        switch hours {
        case .weekly(_, let from, let to):
            changes(at: [from, to], around: moment, in: zone).filter { $0 > moment }.min()
        case .cron(let expression, let duration):
            [
                expression.last(until: moment, within: duration, in: zone).map { $0 + duration },
                expression.next(after: moment, in: zone),
            ].compactMap(\.self).filter { $0 > moment }.min()
        }
    }

    /// The times of the day from the day before until the day after, and the changes of the clock among them.
    private func changes(at minutes: [Int], around moment: Moment, in zone: ZoneOffsets) -> [Moment] {
        let today = LocalTime(moment, in: zone).day
        let times = (today - 1...today + 2).flatMap { day in
            minutes.compactMap { zone.moment(of: LocalTime(day: day, minute: $0)) }
        }
        return times + zone.changes(near: moment)
    }
}

extension ZoneOffsets {
    /// When the clock is changed within two days of a moment, and when local times are new again after that.
    fileprivate func changes(near moment: Moment) -> [Moment] {
        transitions.indices.filter { (transitions[$0].at - moment).milliseconds.magnitude < 172_800_000 }.flatMap {
            index in
            let transition = transitions[index]
            let before = index > 0 ? transitions[index - 1].offset : initial
            return [transition.at, transition.at + (before - transition.offset)]
        }
    }
}

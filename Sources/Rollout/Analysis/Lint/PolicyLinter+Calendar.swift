extension PolicyLinter {
    /// Windows without a time zone, and windows shorter than the rollout.
    func calendar() -> [LintFinding] {
        var findings: [LintFinding] = []
        let needed = policy.plan().earliestCompletion
        for (index, window) in policy.windows.enumerated() {
            let path: [PolicyError.Step] = [.member("windows"), .element(index)]
            if window.timeZone == nil {
                findings.append(
                    LintFinding(
                        "no-time-zone", .error, path,
                        "\(window.from / 60):00 of which place? The window names no time zone",
                        "add timeZone: Europe/Berlin, or UTC"))
            }
            let minutes = window.to > window.from ? window.to - window.from : window.to + 1_440 - window.from
            if window.effect == .allow, window.days.count < 7 || minutes < 1_440, needed > Span.minutes(Int64(minutes))
            {
                findings.append(
                    LintFinding(
                        "short-window", .note, path,
                        "the rollout takes \(needed), the window is open for \(Span.minutes(Int64(minutes)))",
                        "it will stand still while the window is closed; allow more time if that is not wanted"))
            }
        }
        return findings + closed()
    }

    /// Windows of which none is ever open, since what one allows another forbids.
    private func closed() -> [LintFinding] {
        let allowed = policy.windows.filter { $0.effect == .allow }
        let denied = policy.windows.filter { $0.effect == .deny }
        guard !allowed.isEmpty, Set(policy.windows.map(\.timeZone)).count == 1 else { return [] }
        var open = Set(allowed.flatMap(\.minutesOfWeek))
        for window in denied { open.subtract(window.minutesOfWeek) }
        guard open.isEmpty else { return [] }
        return [
            LintFinding(
                "never-open", .error, [.member("windows")], "at no time of the week may the rollout go on",
                "let the windows that allow and those that deny leave some time")
        ]
    }
}

extension CalendarWindow {
    /// The minutes of a week in which it is open, from Monday, 00:00.
    fileprivate var minutesOfWeek: [Int] {
        days.flatMap { day in
            (from..<(to > from ? to : to + 1_440)).map { ((day - 1) * 1_440 + $0) % 10_080 }
        }
    }
}

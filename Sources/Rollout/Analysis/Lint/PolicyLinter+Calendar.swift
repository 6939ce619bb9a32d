extension PolicyLinter {
    /// Windows without a time zone, for others alone, and shorter than the rollout.
    func calendar() -> [LintFinding] {
        var findings: [LintFinding] = []
        let needed = policy.plan().earliestCompletion
        for window in policy.windows {
            if window.timeZone == nil {
                findings.append(
                    LintFinding(
                        .noTimeZone, window.origin,
                        "\(window.beginning) of which place? The window names no time zone"))
            }
            guard window.isAbout(policy) else {
                findings.append(
                    LintFinding(
                        .unused, level: .note, window.origin,
                        "is for \(window.environments.joined(separator: ", ")), and never for this policy",
                        "name an environment of the policy, or leave it to the policies that it is about"))
                continue
            }
            if window.effect == .allow, let length = window.length, needed > length {
                findings.append(
                    LintFinding(
                        .shortWindow, window.origin,
                        "the rollout takes \(needed), the window is open for \(length), and it stands still in between")
                )
            }
        }
        return findings + closed()
    }

    /// Windows of which none is ever open, since what one allows another forbids.
    private func closed() -> [LintFinding] {
        let windows = policy.windows.filter { $0.isAbout(policy) }
        let allowed = windows.filter { $0.effect == .allow }
        guard let first = allowed.first, Set(windows.map(\.timeZone)).count == 1 else { return [] }
        var open: Set<Int> = []
        for window in allowed {
            guard let minutes = window.minutesOfWeek else { return [] }
            open.formUnion(minutes)
        }
        for window in windows where window.effect == .deny { open.subtract(window.minutesOfWeek ?? []) }
        guard open.isEmpty else { return [] }
        return [LintFinding(.neverOpen, Array(first.origin.dropLast()), "at no time of the week may the rollout go on")]
    }
}

extension CalendarWindow {
    /// When it opens, in a few words.
    fileprivate var beginning: String {
        switch hours {
        case .weekly(_, let from, _): "\(from / 60):\(from % 60 < 10 ? "0" : "")\(from % 60)"
        case .cron(let expression, _): expression.description
        }
    }

    /// How long it is open at once; nil when it never closes.
    fileprivate var length: Span? {
        switch hours {
        case .weekly(let days, let from, let to):
            let minutes = to > from ? to - from : to + 1_440 - from
            return days.count == 7 && minutes == 1_440 ? nil : .minutes(Int64(minutes))
        case .cron(_, let duration): return duration
        }
    }

    /// The minutes of a week in which it is open, from Monday, 00:00; nil when weeks differ.
    fileprivate var minutesOfWeek: [Int]? {
        guard case .weekly(let days, let from, let to) = hours else { return nil }
        return days.flatMap { day in
            (from..<(to > from ? to : to + 1_440)).map { ((day - 1) * 1_440 + $0) % 10_080 }
        }
    }
}

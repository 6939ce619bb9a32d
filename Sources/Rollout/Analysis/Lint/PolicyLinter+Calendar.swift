extension PolicyLinter {
    /// Windows without a time zone, for others alone, and shorter than the rollout.
    func calendar() -> [LintFinding] {
        var findings: [LintFinding] = []
        let needed = policy.plan().earliestCompletion
        for (index, window) in policy.windows.enumerated() {
            let path: [PolicyError.Step] = [.member("windows"), .element(index)]
            if window.timeZone == nil {
                findings.append(
                    LintFinding(
                        .noTimeZone, .error, path,
                        "\(window.beginning) of which place? The window names no time zone",
                        "add timeZone: Europe/Berlin, or UTC"))
            }
            let known = [policy.environments.candidate, policy.environments.stable, policy.name]
            if !window.environments.isEmpty, !window.environments.contains(where: known.contains) {
                findings.append(
                    LintFinding(
                        .unused, .note, path,
                        "is for \(window.environments.joined(separator: ", ")), and never for this policy",
                        "name an environment of the policy, or leave it to the policies that it is about"))
            }
            if window.effect == .allow, let length = window.length, needed > length {
                findings.append(
                    LintFinding(
                        .shortWindow, .note, path,
                        "the rollout takes \(needed), the window is open for \(length)",
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
        var open: Set<Int> = []
        for window in allowed {
            guard let minutes = window.minutesOfWeek else { return [] }
            open.formUnion(minutes)
        }
        for window in denied { open.subtract(window.minutesOfWeek ?? []) }
        guard open.isEmpty else { return [] }
        return [
            LintFinding(
                .neverOpen, .error, [.member("windows")], "at no time of the week may the rollout go on",
                "let the windows that allow and those that deny leave some time")
        ]
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

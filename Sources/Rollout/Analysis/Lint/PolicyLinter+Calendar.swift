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
        return findings
    }
}

import ArgumentParser
import Rollout

/// What every command takes that runs a policy over a history.
struct ReplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How often it is evaluated, 1s to 24h; by default the policy's interval.", valueName: "duration"),
        transform: Self.interval)
    var interval: Span?

    private static func interval(_ text: String) throws -> Span {
        let range = RolloutPolicy.intervals
        guard let span = Span(text: text), range.contains(span) else {
            throw ValidationError(
                "must be a duration from \(range.lowerBound.shortText) to \(range.upperBound.shortText), like 30s or 5m"
            )
        }
        return span
    }

    /// A history for a policy that is evaluated so often.
    func history(_ path: String, for policy: RolloutPolicy) throws(Complaint) -> HistoryFile {
        try HistoryFile(path, evaluatedEvery: interval ?? policy.interval)
    }
}

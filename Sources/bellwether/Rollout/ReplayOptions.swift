import ArgumentParser
import Rollout

/// What every command takes that runs a policy over a history.
struct ReplayOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How often it is evaluated; by default the policy's interval.", valueName: "duration"))
    var interval: TimeSpan?

    /// How often it is evaluated; nil for the policy's interval.
    var span: Span? {
        interval.map { Span(milliseconds: Int64($0.duration / .milliseconds(1))) }
    }

    /// A history for a policy that is evaluated so often.
    func history(_ path: String, for policy: RolloutPolicy) throws(Complaint) -> HistoryFile {
        try HistoryFile(path, evaluatedEvery: span ?? policy.interval)
    }
}

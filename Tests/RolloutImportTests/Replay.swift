#if YAML
import Rollout
import RolloutImport

/// A policy in a world in which the same comes in at each minute.
struct Replay {
    /// When the weight changed, in seconds from the start, and to what.
    private(set) var weights: [Change] = []
    /// The last decision.
    private(set) var last: RolloutDecision?
    /// Every decision.
    private(set) var decisions: [RolloutDecision] = []

    struct Change: Equatable, CustomStringConvertible {
        let at: Int64
        let weight: Double

        init(_ at: Int64, _ weight: Double) { (self.at, self.weight) = (at, weight) }

        var description: String { "\(weight) at \(at)" }
    }

    /// - Parameters:
    ///   - imported: What is run.
    ///   - span: For how long.
    ///   - series: The values of the candidate, told at each evaluation.
    ///   - facts: What is true, told at each evaluation.
    ///   - commands: Lines of the history as they are.
    init(
        _ imported: PolicyImport, for span: Span, series: [String: Double] = [:], facts: [String] = [],
        commands: [String] = []
    ) throws {
        let policy = imported.policy
        var lines = commands
        for tick in 0...(span.milliseconds / policy.interval.milliseconds) {
            let at = Double(tick * policy.interval.milliseconds) / 1_000
            lines += series.map { #"{"at":\#(at),"metric":"\#($0)","value":\#($1),"samples":6000}"# }
            lines += facts.map { #"{"at":\#(at),"fact":"\#($0)","value":true}"# }
            // Something has to be said for the history to go on.
            lines.append(#"{"at":\#(at),"fact":"the world turns","value":true}"#)
        }
        let history = try RecordedHistory(reading: Array(lines.joined(separator: "\n").utf8))
        var (decisions, weights): ([RolloutDecision], [Change]) = ([], [])
        _ = policy.replay(history.lines) { decision in
            for effect in decision.effects where effect.kind == .setTraffic {
                let at = decision.at - Moment(seconds: 0)
                weights.append(Change(at.milliseconds / 1_000, effect.weight ?? -1))
            }
            decisions.append(decision)
            return !decision.isFinal
        }
        (self.decisions, self.weights, last) = (decisions, weights, decisions.last)
    }
}
#endif

import ASCIIText
import Rollout

extension RolloutDecision {
    static let headings = ["at", "phase", "verdict", "step", "weight", "why"]

    /// The cells of a table.
    func cells(_ times: TimeForm) -> [String] {
        [times.text(at), phase.rawValue, verdict.rawValue, String(step), "\(weight.plainText) %", summary]
    }

    /// Whether nothing has changed since another: neither where the rollout stands nor, before its end, the rule that
    /// decides.
    func isLike(_ other: RolloutDecision) -> Bool {
        phase == other.phase && verdict == other.verdict && step == other.step && weight == other.weight
            && (isFinal || decisiveRule == other.decisiveRule)
    }

    private var decisiveRule: String? { reasons.first { $0.outcome == verdict }?.rule }

    /// One line of JSON.
    func line(_ times: TimeForm) -> String { String(decoding: json(times: times), as: UTF8.self) }
}

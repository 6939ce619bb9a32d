import JSONText
import Rollout

/// A header and what it must be, as Istio's matches say it: `{exact: always}`, `{prefix: ...}`, `{regex: ...}`.
struct HeaderMatch {
    let header: String
    let value: String
    /// Whether the value is more than a text to compare with.
    let isPattern: Bool

    /// The match of a node; nil for one that is none of the three.
    init?(_ header: String, _ node: PolicyNode) {
        self.header = header
        for word in ["exact", "prefix", "regex"] {
            guard let text = node.value[word]?.string, !text.isEmpty, node.namedParts.count == 1 else { continue }
            (value, isPattern) = (word == "exact" ? text : "\(word):\(text)", word != "exact")
            return
        }
        return nil
    }
}

extension StepDraft {
    /// Sends requests with a header to the candidate, and says so.
    mutating func route(_ match: HeaderMatch?, _ node: PolicyNode, step: Int, _ report: inout ImportReport) {
        guard let match, PolicyName.name(match.header) == match.header else {
            report.refuse(node, "the language knows headers with exact, prefix or regex; no such request is sent over")
            return
        }
        headerRoute[match.header] = match.value
        let place = "steps[\(step)].setHeaderRoute.\(match.header)"
        if match.isPattern {
            report.approximate(node, "\(place): the host has to understand the word before the colon")
        } else {
            report.map(node, place)
        }
    }
}

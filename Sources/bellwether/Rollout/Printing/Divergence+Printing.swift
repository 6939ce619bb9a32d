import ASCIIText
import JSONText
import Rollout

extension [Divergence] {
    /// A table for people.
    var lines: [String] {
        TextTable(["history", "at", "a", "b", "why a", "why b"], map(\.cells)).lines
    }

    /// One JSON array.
    var json: String {
        JSONWriter.text { json in
            json.array { json in
                for divergence in self { json.object { divergence.write(to: &$0) } }
            }
        }
    }
}

extension Divergence {
    /// The cells of a table.
    fileprivate var cells: [String] {
        let (first, second) = (difference.first, difference.second)
        return [
            history, times.text(difference.at), first.words + difference.firstAlone.words,
            second.words + difference.secondAlone.words, first.summary, second.summary,
        ]
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.member("history", history)
        json.member("at", difference.at, times)
        json.object("a") { difference.first.write(to: &$0, asking: difference.firstAlone) }
        json.object("b") { difference.second.write(to: &$0, asking: difference.secondAlone) }
    }
}

extension RolloutDecision {
    /// What two policies are compared by, for people.
    fileprivate var words: String { "\(verdict.rawValue) at \(weight.plainText) %, \(phase.rawValue)" }

    /// What two policies are compared by, why it is so, and what only this one asks for.
    fileprivate func write(to json: inout JSONWriter, asking effects: [Effect]) {
        json.member("phase", phase.rawValue)
        json.member("verdict", verdict.rawValue)
        json.member("step", step)
        json.member("weight", plain: weight)
        json.member("summary", summary)
        json.array("alone") { json in
            for effect in effects {
                json.object { json in
                    json.member("kind", effect.kind.rawValue)
                    json.member("name", effect.name)
                }
            }
        }
    }
}

extension [Effect] {
    /// What is asked for, for people.
    fileprivate var words: String {
        map { effect in ["; \(effect.kind.rawValue)", effect.name].compactMap(\.self).joined(separator: " ") }.joined()
    }
}

import JSONText
import Rollout

/// The conditions of Argo's metrics, which stay as they are written.
enum ArgoExpression {
    /// Why a condition cannot be judged here; nil when it can.
    static func problem(in text: String) -> String? {
        guard !text.contains(/\bresult(\[\s*[0-9]+\s*\])?\s*(\.\s*[A-Za-z_]|\[\s*["'])/) else {
            return "a series has numbers and no members"
        }
        // A policy is the judge of what a policy takes.
        let metric = JSONValue.members([
            "name": .string("x"), "series": .string("x"), "shape": .string("list"), "successCondition": .string(text),
        ])
        let analysis = JSONValue.members(["as": .string("argo"), "metrics": .array([metric])])
        var draft = PolicyDraft()
        _ = draft.addMetric("x", MetricDraft())
        draft.steps = [StepDraft(analysis: draft.addAnalysis("x", analysis))]
        do throws(PolicyError) {
            _ = try RolloutPolicy(draft.document)
            return nil
        } catch {
            return error.problem
        }
    }

    /// Whether a condition takes `result` for a list: it asks for an element or the length, or looks at all of them.
    static func readsList(_ text: String) -> Bool {
        let words = text.filter { !$0.isWhitespace }
        let signs = [
            "result[", "len(result)", "all(result,", "any(result,", "filter(result,", "none(result,", "inresult",
        ]
        return signs.contains { words.contains($0) }
    }
}

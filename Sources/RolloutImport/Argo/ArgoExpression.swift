import Rollout

/// The conditions of Argo's metrics, which stay as they are written.
enum ArgoExpression {
    /// Why a condition cannot be judged here; nil when it can.
    static func problem(in text: String) -> String? {
        // An empty one is none.
        guard !text.isEmpty else { return nil }
        do throws(ExpressionError) {
            guard let problem = try ConditionExpression(text).problem else { return nil }
            return "\(problem): let the query yield numbers, one for each metric"
        } catch {
            return error.description
        }
    }

    /// The ways to the members of `result` that conditions ask for, in an order that is always the same.
    static func paths(in texts: [String]) -> [String] {
        let paths = texts.compactMap { try? ConditionExpression($0).paths }
        return Set(paths.joined()).sorted()
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

import JSONText
import Rollout

extension PolicyFinding {
    /// Where in the policy, what is wrong, and what would be right.
    var message: String {
        (place.isEmpty ? "" : "\(place): ") + problem + (proposal.map { "; \($0)" } ?? "")
    }

    /// One line, in the form that editors understand.
    var line: String {
        "\(file):\(lineNumber):\(column): \(level.rawValue): \(message) [\(rule.id)]".withoutControls
    }

    /// One JSON object.
    var json: String {
        JSONWriter.text { json in
            json.object { json in
                json.member("file", file)
                json.member("line", lineNumber)
                json.member("column", column)
                json.member("severity", level.rawValue)
                json.member("code", rule.id)
                json.member("place", place)
                json.member("problem", problem)
                json.member("proposal", proposal)
            }
        }
    }
}

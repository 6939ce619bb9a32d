import JSONText
import Rollout

extension PolicyFinding {
    /// One line, in the form that editors understand.
    var line: String {
        let place = place.isEmpty ? "" : "\(place): "
        let remedy = proposal.map { "; \($0)" } ?? ""
        let text = "\(file):\(lineNumber):\(column): \(level.rawValue): \(place)\(problem)\(remedy) [\(code)]"
        return text.withoutControls
    }

    /// One JSON object.
    var json: String {
        JSONWriter.text { json in
            json.object { json in
                json.member("file", file)
                json.member("line", lineNumber)
                json.member("column", column)
                json.member("severity", level.rawValue)
                json.member("code", code)
                json.member("place", place)
                json.member("problem", problem)
                json.member("proposal", proposal)
            }
        }
    }
}

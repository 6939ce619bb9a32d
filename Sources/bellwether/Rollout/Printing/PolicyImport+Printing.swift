import JSONText
import RolloutImport
import RolloutYAML

extension PolicyImport {
    /// One JSON object: the policy, and what became of each field.
    var json: String {
        JSONWriter.text { json in
            json.object { json in
                json.member("policy", document)
                json.array("report") { json in
                    for field in fields { json.object { field.write(to: &$0) } }
                }
            }
        }
    }
}

extension [ImportedField] {
    /// A table for people, and how many there are of each outcome.
    var lines: [String] {
        let counts = ImportedField.Outcome.allCases.map { outcome in
            "\(filter { $0.outcome == outcome }.count) \(outcome == .host ? "of the host" : outcome.rawValue)"
        }
        return TextTable(["line", "field", "outcome", "what became of it"], map(\.cells)).lines
            + ["", counts.joined(separator: ", ")]
    }
}

extension ImportedField {
    /// The cells of a table.
    fileprivate var cells: [String] {
        ["\(location.line)", path.isEmpty ? "(the whole)" : path, outcome.rawValue, note]
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.member("path", path)
        json.member("line", location.line)
        json.member("column", location.column)
        json.member("outcome", outcome.rawValue)
        json.member("note", note)
    }
}

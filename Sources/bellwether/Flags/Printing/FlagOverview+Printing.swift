import JSONText

extension FlagOverview {
    static let headings = ["flag", "definition", "kill", "decides", "problem"]

    /// The cells of a table.
    var cells: [String] {
        [name, definition?.summary ?? "-", kill?.summary ?? "-", decision, problem ?? ""]
    }

    private var decision: String {
        keepsLastGood ? "last good, else \(decider.rawValue)" : decider.rawValue
    }

    /// The members of a JSON object, definitions as they stand in their keys.
    func write(to json: inout JSONWriter) {
        json.member("flag", name)
        json.member("decides", keepsLastGood ? "last_good" : decider.rawValue)
        json.member("definition", definition?.text)
        json.member("kill", kill?.text)
        json.member("problem", problem)
    }
}

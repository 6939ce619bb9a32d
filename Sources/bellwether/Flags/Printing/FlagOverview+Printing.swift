import JSONText

extension FlagOverview {
    static let headings = ["flag", "definition", "kill", "decides", "problem"]

    /// The cells of a table.
    var cells: [String] {
        [name, definition?.summary ?? "-", kill?.summary ?? "-", decider.rawValue, problem ?? ""]
    }

    /// The members of a JSON object, definitions as they stand in their keys.
    func write(to json: inout JSONWriter) {
        json.member("flag", name)
        json.member("decides", decider.rawValue)
        json.member("definition", definition?.text)
        json.member("kill", kill?.text)
        json.member("problem", problem)
    }
}

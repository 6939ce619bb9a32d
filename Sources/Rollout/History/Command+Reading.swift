extension Command.Action {
    /// The words of all actions.
    static let words = [
        "approve", "reject", "pause", "resume", "abort", "rollback", "retry", "skip-gate", "freeze", "unfreeze",
        "incident",
        "resolve",
    ]

    /// The action of a word, with what it needs beside it.
    init(_ word: PolicyNode, _ members: PolicyMembers) throws(PolicyError) {
        switch try word.text() {
        case "approve": self = .approve
        case "reject": self = .reject
        case "pause": self = .pause
        case "resume": self = .resume
        case "abort": self = .abort
        case "rollback": self = .rollback(plan: try members["plan"]?.text())
        case "retry": self = .retry
        case "skip-gate": self = .skipGate(try members.required("gate").text())
        case "freeze": self = .freeze
        case "unfreeze": self = .unfreeze
        case "incident":
            self = .open(incident: try members.required("incident").text(), try members.required("severity").choice())
        case "resolve": self = .close(incident: try members.required("incident").text())
        case let other:
            throw word.error(
                "unknown command\(Suggestion.text(for: other, among: Self.words)); known: \(Self.words.joined(separator: ", "))"
            )
        }
    }
}

extension Command {
    /// The command of a line, with what its word needs beside it.
    init(_ word: PolicyNode, _ members: PolicyMembers) throws(PolicyError) {
        self.init(
            try Action(try word.choice(), members), actor: try members["actor"]?.text() ?? "somebody",
            reason: try members["reason"]?.text())
    }
}

extension Command.Action {
    fileprivate init(_ word: Command.Word, _ members: PolicyMembers) throws(PolicyError) {
        switch word {
        case .approve: self = .approve
        case .reject: self = .reject
        case .pause: self = .pause
        case .resume: self = .resume
        case .abort: self = .abort
        case .rollback: self = .rollback(plan: try members["plan"]?.text())
        case .retry: self = .retry
        case .skipGate: self = .skipGate(try members.required("gate").text())
        case .freeze: self = .freeze
        case .unfreeze: self = .unfreeze
        case .incident:
            self = .open(incident: try members.required("incident").text(), try members.required("severity").choice())
        case .resolve: self = .close(incident: try members.required("incident").text())
        }
    }
}

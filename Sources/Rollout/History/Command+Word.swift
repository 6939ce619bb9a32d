extension Command {
    /// The words for commands in a history.
    enum Word: String, CaseIterable, Sendable {
        case approve, reject, pause, resume, abort, rollback, retry
        case skipGate = "skip-gate"
        case freeze, unfreeze, incident, resolve
    }
}

extension Command.Action {
    /// The word for it.
    var word: Command.Word {
        switch self {
        case .approve: .approve
        case .reject: .reject
        case .pause: .pause
        case .resume: .resume
        case .abort: .abort
        case .rollback: .rollback
        case .retry: .retry
        case .skipGate: .skipGate
        case .freeze: .freeze
        case .unfreeze: .unfreeze
        case .open: .incident
        case .close: .resolve
        }
    }
}

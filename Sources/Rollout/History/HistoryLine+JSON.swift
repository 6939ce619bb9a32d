import JSONText

extension HistoryLine {
    /// The line as one object of JSON, without the line feed: what ``init(reading:number:)-([UInt8],_)`` takes.
    public var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("at", at, isRelative ? .seconds : .iso8601)
            switch content {
            case .observation(let observation): observation.write(to: &json)
            case .fact(let fact): fact.write(to: &json)
            case .health(let answer): answer.write(to: &json)
            case .command(let command): command.write(to: &json)
            case .acknowledgement(let acknowledgement):
                json.member("effect", acknowledgement.effect)
                json.member("result", acknowledgement.result.rawValue)
            }
        }
        return json.bytes
    }
}

extension Observation {
    fileprivate func write(to json: inout JSONWriter) {
        if subject != .candidate { json.member("subject", subject.rawValue) }
        json.member("metric", metric)
        json.member("value", plain: value)
        if let samples { json.member("samples", samples) }
    }
}

extension Fact {
    fileprivate func write(to json: inout JSONWriter) {
        json.member("fact", name)
        json.member("value", value)
        if let evidence { json.member("evidence", evidence) }
    }
}

extension HealthAnswer {
    fileprivate func write(to json: inout JSONWriter) {
        if subject != .candidate { json.member("subject", subject.rawValue) }
        json.member("health", path)
        json.member("status", status)
        guard !members.isEmpty else { return }
        // By their paths: which of the dots were in names is not known any more, and a reader finds the same members.
        json.object("body") { json in
            for (path, value) in members.sorted(by: { $0.key < $1.key }) { json.member(path, value) }
        }
    }
}

extension Command {
    fileprivate func write(to json: inout JSONWriter) {
        json.member("command", action.word.rawValue)
        switch action {
        case .rollback(let plan): if let plan { json.member("plan", plan) }
        case .skipGate(let gate): json.member("gate", gate)
        case .open(let incident, let severity):
            json.member("incident", incident)
            json.member("severity", severity.rawValue)
        case .close(let incident): json.member("incident", incident)
        case .approve, .reject, .pause, .resume, .abort, .retry, .freeze, .unfreeze: break
        }
        json.member("actor", actor)
        if let reason { json.member("reason", reason) }
    }
}

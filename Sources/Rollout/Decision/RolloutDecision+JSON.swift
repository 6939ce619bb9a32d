import JSONText

extension RolloutDecision {
    /// The decision as one line of JSON, without the line feed; every number to twelve significant digits, so the same
    /// decision is the same bytes on any machine.
    ///
    /// - Parameter times: How points of time are written.
    public func json(times: TimeForm = .iso8601) -> [UInt8] { json(times: times) { _, _ in } }

    /// The same, with more at the end of each reason.
    ///
    /// - Parameters:
    ///   - times: How points of time are written.
    ///   - more: Writes what there is to add to the reason of an index.
    func json(times: TimeForm, adding more: (_ index: Int, _ json: inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("at", at, times)
            json.member("phase", phase.rawValue)
            json.member("verdict", verdict.rawValue)
            json.member("step", step)
            json.member("weight", plain: weight)
            json.member("summary", summary)
            json.array("reasons") { json in
                for (index, reason) in reasons.enumerated() {
                    json.object { json in
                        reason.write(to: &json, times)
                        more(index, &json)
                    }
                }
            }
            json.array("effects") { json in
                for effect in effects { effect.write(to: &json) }
            }
            json.array("incidents") { json in
                for incident in incidents { incident.write(to: &json, times) }
            }
            if let next {
                json.member("next", next, times)
            } else {
                json.member("next", nil as String?)
            }
        }
        return json.bytes
    }

    /// How points of time are written.
    public enum TimeForm: Sendable, Hashable {
        /// `2026-01-01T00:00:00.000Z`.
        case iso8601
        /// Seconds since the epoch, as histories with relative times have them.
        case seconds
    }
}

extension Reason {
    fileprivate func write(to json: inout JSONWriter, _ times: RolloutDecision.TimeForm) {
        json.member("rule", rule)
        if let subject { json.member("subject", subject.rawValue) }
        if let metric { json.member("metric", metric) }
        if let window { json.member("window", plain: Double(window.milliseconds) / 1_000) }
        if let samples { json.member("samples", samples) }
        if let value { json.member("value", plain: value) }
        if let limit { json.member("limit", plain: limit) }
        if let margin { json.member("margin", plain: margin) }
        if let since { json.member("since", since, times) }
        if let until { json.member("until", until, times) }
        json.member("verdict", verdict.rawValue)
        if let outcome { json.member("outcome", outcome.rawValue) }
        if let note { json.member("note", note) }
    }
}

extension Effect {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("kind", kind.rawValue)
            if let environment { json.member("environment", environment) }
            if let weight { json.member("weight", plain: weight) }
            if let name { json.member("name", name) }
            guard !parameters.isEmpty else { return }
            json.object("parameters") { json in
                for (name, value) in parameters.sorted(by: { $0.key < $1.key }) { json.member(name, value) }
            }
        }
    }
}

extension Incident {
    fileprivate func write(to json: inout JSONWriter, _ times: RolloutDecision.TimeForm) {
        json.object { json in
            json.member("id", id)
            json.member("severity", severity.rawValue)
            json.member("since", since, times)
            json.member("cause", cause)
            if let acceptedBy { json.member("accepted_by", acceptedBy) }
        }
    }
}

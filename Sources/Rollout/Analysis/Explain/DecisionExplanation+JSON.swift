import JSONText

extension DecisionExplanation {
    /// One line of JSON: the decision, each of whose reasons has a `condition` and a `change` more where there are any.
    ///
    /// - Parameter times: How points of time are written.
    public func json(times: RolloutDecision.TimeForm = .iso8601) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            for member in decision.members(times) {
                guard member.name == "reasons", let reasons = member.value.array else {
                    json.member(member.name, member.value)
                    continue
                }
                json.array("reasons") { json in
                    for (reason, rule) in zip(reasons, rules) { rule.write(reason, to: &json) }
                }
            }
        }
        return json.bytes
    }
}

extension RolloutDecision {
    /// What its line of JSON says.
    fileprivate func members(_ times: TimeForm) -> [JSONObject.Member] {
        (try? JSONValue(reading: json(times: times)))?.object?.members ?? []
    }
}

extension RuleExplanation {
    fileprivate func write(_ reason: JSONValue, to json: inout JSONWriter) {
        json.object { json in
            for member in reason.object?.members ?? [] { json.member(member.name, member.value) }
            if let condition { json.member("condition", condition) }
            if let change { json.member("change", change) }
        }
    }
}

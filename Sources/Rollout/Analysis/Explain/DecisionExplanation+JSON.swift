import JSONText

extension DecisionExplanation {
    /// One line of JSON: the decision, each of whose reasons has a `condition` and a `change` more where there are any.
    ///
    /// - Parameter times: How points of time are written.
    public func json(times: RolloutDecision.TimeForm = .iso8601) -> [UInt8] {
        decision.json(times: times) { index, json in
            guard rules.indices.contains(index) else { return }
            if let condition = rules[index].condition { json.member("condition", condition) }
            if let change = rules[index].change { json.member("change", change) }
        }
    }
}

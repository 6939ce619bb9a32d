extension Step {
    /// What it does, in a few words.
    var words: String {
        if let name { return name }
        if let weight { return "\(Decimal.text(weight)) % of the traffic" }
        if let gate { return "gate \(gate)" }
        if let action { return action }
        if let mirror { return "copies of \(Decimal.text(mirror)) % of the requests" }
        if !headerRoute.isEmpty { return "requests with headers" }
        return pause == nil ? "wait" : "pause"
    }

    func waits(_ gates: [String: Gate]) -> [String] {
        var waits = gate.map { ["gate \($0)"] } ?? []
        waits += requires
        if case .approval = pause { waits.append("a person") }
        return waits
    }
}

import ASCIIText

extension Objective {
    static let measures = [
        "rollout.duration", "rollback.duration", "switch.duration", "detection.duration", "decision.duration",
        "verification.duration", "recovery.duration", "uptime", "history.success_rate", "history.rollback_rate",
        "history.change_failure_rate", "history.lead_time", "history.frequency", "history.mttr",
    ]

    /// `rollout.duration < 8h`, `history.success_rate > 95%`.
    init(_ node: PolicyNode) throws(PolicyError) {
        text = try node.text()
        guard let place = text.firstIndex(where: { $0 == "<" || $0 == ">" }) else {
            throw node.error("must be a sentence like rollout.duration < 8h")
        }
        var rest = text[text.index(after: place)...]
        let orEqual = rest.first == "="
        if orEqual { rest.removeFirst() }
        self.operator =
            text[place] == ">" ? (orEqual ? .greaterOrEqual : .greater) : (orEqual ? .lessOrEqual : .less)
        measure = String(text[..<place].trimmed)
        guard Self.measures.contains(measure) else {
            let nearest = Suggestion.text(for: measure, among: Self.measures)
            throw node.error("unknown measure\(nearest); known: \(Self.measures.joined(separator: ", "))")
        }
        let word = rest.trimmed
        if let span = Span(text: word) {
            limit = span.seconds
        } else if let quantity = Quantity(text: word), quantity.unit == nil || quantity.unit == .percent {
            limit = Decimal.rounded(quantity.number * (quantity.unit?.factor ?? 1))
        } else {
            throw node.error("needs a duration like 8h, a percentage like 95% or a number after the sign")
        }
    }
}

import JSONText

extension PolicyNode {
    /// A point of time: seconds from a start (a number, or a duration like `5m`), or a date.
    func moment(from start: Moment = Moment(seconds: 0)) throws(PolicyError) -> (Moment, isRelative: Bool) {
        if let seconds = value.number?.double, seconds.magnitude <= 1e12 {
            return (start + Span(seconds: seconds), true)
        }
        let text = value.string ?? ""
        if let span = Span(text: text) { return (start + span, true) }
        guard let moment = Moment(iso8601: text) else {
            throw error(
                "must be seconds from the start (at most 1e12), a duration from it like 5m, or a date like "
                    + "2026-01-01T00:00:00Z")
        }
        return (moment, false)
    }
}

/// What a look at a condition finds.
struct Finding: Sendable {
    /// Why nothing can be said.
    enum Gap: Sendable, Hashable {
        /// Nothing of it was ever told.
        case neverSupplied
        /// It was told before, and is not any more.
        case missing
        /// There is too little evidence yet.
        case undecided
    }

    /// Whether the condition holds; nil when nobody can say.
    var truth: Bool?
    /// Why nobody can say.
    var gap: Gap?
    /// When what was found was observed.
    var observedAt: Moment
    /// What it says about itself.
    var reason: Reason

    /// What all of several conditions come to.
    static func all(_ parts: [Finding], _ reason: Reason) -> Finding {
        combined(parts, reason, decisive: false)
    }

    /// What any of several conditions come to.
    static func any(_ parts: [Finding], _ reason: Reason) -> Finding {
        combined(parts, reason, decisive: true)
    }

    private static func combined(_ parts: [Finding], _ reason: Reason, decisive: Bool) -> Finding {
        let observedAt = parts.map(\.observedAt).max() ?? Moment(milliseconds: 0)
        if let part = parts.first(where: { $0.truth == decisive }) {
            return Finding(truth: decisive, observedAt: observedAt, reason: part.reason.renamed(reason.rule))
        }
        if let part = parts.first(where: { $0.truth == nil }) {
            return Finding(gap: part.gap, observedAt: observedAt, reason: part.reason.renamed(reason.rule))
        }
        let notes = parts.compactMap(\.reason.note).joined(separator: " and ")
        var reason = reason
        reason.note = notes.isEmpty ? nil : notes
        return Finding(truth: !decisive, observedAt: observedAt, reason: reason)
    }
}

extension Reason {
    func renamed(_ rule: String) -> Reason {
        var reason = self
        reason.rule = rule
        return reason
    }
}

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

    /// What all (`decisive` false) or any (`decisive` true) of several conditions come to.
    static func combined(_ parts: [Finding], _ rule: String, decisive: Bool) -> Finding {
        let observedAt = parts.map(\.observedAt).max() ?? .distantPast
        if let part = parts.first(where: { $0.truth == decisive }) {
            return Finding(truth: decisive, observedAt: observedAt, reason: part.reason.renamed(rule))
        }
        if let part = parts.first(where: { $0.truth == nil }) {
            return Finding(gap: part.gap, observedAt: observedAt, reason: part.reason.renamed(rule))
        }
        let explanation = Explanation.all(parts.map { .text($0.reason.note ?? $0.reason.rule) })
        return Finding(truth: !decisive, observedAt: observedAt, reason: Reason(rule, .pass, explanation))
    }
}

extension Reason {
    fileprivate func renamed(_ rule: String) -> Reason {
        var reason = self
        reason.rule = rule
        return reason
    }
}

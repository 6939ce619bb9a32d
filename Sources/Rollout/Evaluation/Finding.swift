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
    /// How new the points and answers are that it rests on; nil where it rests on none, but on what is so at present.
    var newest: Moment?
    /// What it says about itself.
    var reason: Reason

    /// Nothing yet.
    init(_ rule: String, at now: Moment) {
        observedAt = now
        reason = Reason(rule, .pass)
    }

    /// Makes it what all (`decisive` false) or any (`decisive` true) of several conditions come to.
    mutating func combine(_ parts: [Finding], decisive: Bool) {
        let part = parts.first { $0.truth == decisive } ?? parts.first { $0.truth == nil }
        if let part {
            let rule = reason.rule
            self = part
            reason.rule = rule
        } else {
            truth = !decisive
            reason.explanation = .all(parts.map(\.reason))
        }
        observedAt = parts.map(\.observedAt).max() ?? .distantPast
        if part == nil { newest = parts.compactMap(\.newest).max() }
    }
}

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

    /// Whose fault it is when a condition holds.
    enum Fault: Sendable, Hashable {
        /// It is about the candidate alone, or does not hold for the stable version.
        case ofCandidate
        /// It is about neither.
        case ofNobody
        /// It holds for the stable version as well.
        case ofEnvironment
    }

    /// Whether the condition holds; nil when nobody can say.
    var truth: Bool?
    /// Why nobody can say.
    var gap: Gap?
    /// When what was found was observed.
    var observedAt: Moment
    /// How new the points and answers are that it rests on; nil where it rests on none, but on what is so at present.
    var newest: Moment?
    /// Since when it has been so, where that is known better than by the looks at it.
    var beganAt: Moment?
    /// Whose fault it is.
    var fault = Fault.ofNobody
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
        beganAt = nil
        fault = Self.fault(of: parts, isAny: decisive)
    }

    /// Of a list one part of which is enough, those that hold count alone; of one that needs all, a single fault of the
    /// candidate is enough.
    private static func fault(of parts: [Finding], isAny: Bool) -> Fault {
        let holding = parts.filter { $0.truth == true }
        if isAny, !holding.isEmpty {
            return holding.allSatisfy { $0.fault == .ofEnvironment } ? .ofEnvironment : .ofCandidate
        }
        if !isAny, parts.contains(where: { $0.fault == .ofCandidate }) { return .ofCandidate }
        return parts.contains { $0.fault == .ofEnvironment } ? .ofEnvironment : .ofNobody
    }
}

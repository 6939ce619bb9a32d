/// A decision, and for each rule what it says, in the policy's words, and what would change it.
public struct DecisionExplanation: Sendable, Hashable {
    /// What was decided.
    public var decision: RolloutDecision
    /// Every rule, in the order in which they were looked at.
    public var rules: [RuleExplanation]
}

/// What one rule says at a decision.
public struct RuleExplanation: Sendable, Hashable {
    /// How it was found.
    public var reason: Reason
    /// What the policy says: `error_rate > 1% for 5m0s`; nil for a rule that is no sentence.
    public var condition: String?
    /// Whether its demand is what was decided.
    public var isDecisive: Bool
    /// What was found, with its unit.
    public var value: String?
    /// What it was compared with, with its unit.
    public var limit: String?
    /// How far the value is on the good side of the limit, with its unit; negative on the bad one.
    public var margin: String?
    /// What would make it say something else; nil where nothing can.
    public var change: String?
}

extension RolloutPolicy {
    /// Why a rollout stands as it does: by the newest decision, or, once it is done or taken back, by the one that brought
    /// that about.
    ///
    /// - Parameters:
    ///   - history: What came in, in order of time.
    ///   - moment: Decisions after this are not looked at; nil for the end of the history.
    ///   - interval: How often it is evaluated; the policy's own interval when nil.
    /// - Returns: The explanation; nil when nothing was decided until then.
    public func explain(
        _ history: [HistoryLine], at moment: Moment? = nil, interval: Span? = nil
    ) -> DecisionExplanation? {
        var standing = StandingDecision()
        _ = replay(history, interval: interval) { decision in
            if let moment, decision.at > moment { return false }
            standing.take(decision)
            return true
        }
        return standing.decision.map(explain)
    }

    /// What each rule says at a decision of this policy.
    public func explain(_ decision: RolloutDecision) -> DecisionExplanation {
        let book = RuleBook(self)
        let isOver = decision.isFinal || decision.phase == .rollingBack
        return DecisionExplanation(
            decision: decision,
            rules: decision.reasons.map { reason in
                book.explain(reason, isDecisive: reason.outcome == decision.verdict, isOver: isOver)
            })
    }
}

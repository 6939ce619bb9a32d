extension RolloutPolicy {
    /// Why a rollout stands as it does: by the newest decision, or, once it is done or taken back, by the one that
    /// brought that about.
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

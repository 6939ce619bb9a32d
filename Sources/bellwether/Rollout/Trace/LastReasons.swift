import Rollout

/// What each rule said last, up to the decision by which the rollout stands.
struct LastReasons {
    /// What a rule said.
    struct Saying {
        var reason: Reason
        /// When.
        var at: Moment
    }

    /// In the order in which the rules were met.
    private(set) var sayings: [Saying] = []
    private var places: [String: Int] = [:]
    private var isSettled = false

    /// Takes the next decision. Those that follow the end, or the way back, say no more of why.
    mutating func take(_ decision: RolloutDecision) {
        guard !isSettled else { return }
        isSettled = decision.isFinal || decision.phase == .rollingBack
        for reason in decision.reasons {
            let saying = Saying(reason: reason, at: decision.at)
            if let place = places[reason.rule] {
                sayings[place] = saying
            } else {
                places[reason.rule] = sayings.count
                sayings.append(saying)
            }
        }
    }
}

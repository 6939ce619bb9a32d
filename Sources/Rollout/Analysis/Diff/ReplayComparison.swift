/// What two policies decide about one history, compared as they go.
struct ReplayComparison {
    /// Where they decide differently, so far.
    private(set) var differences: [PolicyDifference] = []
    private var first: RolloutDecision?
    private var second: RolloutDecision?
    /// How much more often the first has asked for something than the second; less often, when negative.
    private var demands: [Effect: Int] = [:]

    /// Takes what both decide at a moment; nil for one that is not evaluated then. What was decided stands until the
    /// next decision, and one that has ended goes on as it ended.
    mutating func take(_ mine: RolloutDecision?, _ theirs: RolloutDecision?, at moment: Moment) {
        defer { (first, second) = (mine ?? first, theirs ?? second) }
        let (asked, others) = (mine?.newDemands(after: first) ?? [], theirs?.newDemands(after: second) ?? [])
        for effect in asked { demands[effect.demand, default: 0] += 1 }
        for effect in others { demands[effect.demand, default: 0] -= 1 }
        guard let mine = mine ?? first, let theirs = theirs ?? second else { return }
        let isNew = first.map { !$0.agrees(with: mine) } ?? true || second.map { !$0.agrees(with: theirs) } ?? true
        let isStanding = mine.at != moment || theirs.at != moment
        // What the other side asks for later, at its own interval, is no difference then.
        let alone = asked.filter { demands[$0.demand, default: 0] > 0 }
        let othersAlone = others.filter { demands[$0.demand, default: 0] < 0 }
        guard !mine.agrees(with: theirs, isStanding: isStanding) && isNew || !(alone + othersAlone).isEmpty else {
            return
        }
        differences.append(
            PolicyDifference(
                at: moment, first: mine, second: theirs, firstAlone: alone, secondAlone: othersAlone))
    }
}

extension RolloutDecision {
    /// - Parameter isStanding: Whether one of the two was taken before: a step forward is then one that was made.
    fileprivate func agrees(with other: RolloutDecision, isStanding: Bool = false) -> Bool {
        let verdicts = [verdict, other.verdict].map { isStanding && $0 == .advance ? .hold : $0 }
        return verdicts[0] == verdicts[1] && weight == other.weight && phase == other.phase
    }

    /// What it asks for and the decision before it did not, apart from the traffic, which its weight says.
    fileprivate func newDemands(after last: RolloutDecision?) -> [Effect] {
        effects.filter { effect in
            effect.kind != .setTraffic && last?.effects.contains { $0.id == effect.id } != true
        }
    }
}

extension Effect {
    /// What is asked for, whatever two policies call their sides and their rules, and however they put it in words.
    fileprivate var demand: Effect {
        switch kind {
        case .setHeaderRoute, .verify: Effect(kind, weight: weight, name: name, parameters: parameters)
        default: Effect(kind, weight: weight, name: name, parameters: parameters.filter { $0.key == "event" })
        }
    }
}

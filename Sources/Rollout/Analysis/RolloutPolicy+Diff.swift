/// Where two policies decide differently about the same history.
public struct PolicyDifference: Sendable, Hashable {
    /// When.
    public var at: Moment
    /// What the first decides.
    public var first: RolloutDecision
    /// What the second decides.
    public var second: RolloutDecision
}

extension RolloutPolicy {
    /// Where another policy decides differently about a history: the moments at which verdict, weight or phase begin to
    /// differ in another way than before.
    ///
    /// Each is evaluated at its own interval, and what stands at a moment is compared.
    public func differences(from other: RolloutPolicy, over history: [HistoryLine]) -> [PolicyDifference] {
        var (mine, theirs): ([Moment: RolloutDecision], [Moment: RolloutDecision]) = ([:], [:])
        _ = replay(history) {
            mine[$0.at] = $0
            return true
        }
        _ = other.replay(history) {
            theirs[$0.at] = $0
            return true
        }
        var differences: [PolicyDifference] = []
        var (lastMine, lastTheirs): (RolloutDecision?, RolloutDecision?)
        for moment in Set(mine.keys).union(theirs.keys).sorted() {
            // What was decided stands until the next decision; one that has ended goes on as it ended.
            guard let first = mine[moment] ?? lastMine, let second = theirs[moment] ?? lastTheirs else { continue }
            let isNew =
                lastMine.map { !$0.agrees(with: first) } ?? true || lastTheirs.map { !$0.agrees(with: second) } ?? true
            let isStanding = mine[moment] == nil || theirs[moment] == nil
            if !first.agrees(with: second, isStanding: isStanding), isNew {
                differences.append(PolicyDifference(at: moment, first: first, second: second))
            }
            (lastMine, lastTheirs) = (first, second)
        }
        return differences
    }
}

extension RolloutDecision {
    /// - Parameter isStanding: Whether one of the two was taken before: a step forward is then one that was made.
    fileprivate func agrees(with other: RolloutDecision, isStanding: Bool = false) -> Bool {
        let verdicts = [verdict, other.verdict].map { isStanding && $0 == .advance ? .hold : $0 }
        return verdicts[0] == verdicts[1] && weight == other.weight && phase == other.phase
    }
}

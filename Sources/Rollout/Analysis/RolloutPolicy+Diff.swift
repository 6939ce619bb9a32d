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
    public func differences(from other: RolloutPolicy, over history: [HistoryLine]) -> [PolicyDifference] {
        var (mine, theirs): ([Moment: RolloutDecision], [Moment: RolloutDecision]) = ([:], [:])
        let interval = min(interval, other.interval)
        _ = replay(history, interval: interval) {
            mine[$0.at] = $0
            return true
        }
        _ = other.replay(history, interval: interval) {
            theirs[$0.at] = $0
            return true
        }
        var differences: [PolicyDifference] = []
        var (lastMine, lastTheirs): (RolloutDecision?, RolloutDecision?)
        for moment in Set(mine.keys).union(theirs.keys).sorted() {
            // One that has ended goes on as it ended.
            guard let first = mine[moment] ?? lastMine, let second = theirs[moment] ?? lastTheirs else { continue }
            let isNew =
                lastMine.map { !$0.agrees(with: first) } ?? true || lastTheirs.map { !$0.agrees(with: second) } ?? true
            if !first.agrees(with: second), isNew {
                differences.append(PolicyDifference(at: moment, first: first, second: second))
            }
            (lastMine, lastTheirs) = (first, second)
        }
        return differences
    }
}

extension RolloutDecision {
    fileprivate func agrees(with other: RolloutDecision) -> Bool {
        verdict == other.verdict && weight == other.weight && phase == other.phase
    }
}

extension RolloutPolicy {
    /// Where another policy decides differently about a history: the moments at which verdict, weight or phase begin to
    /// differ in another way than before, and those at which one asks the host for what the other does not.
    ///
    /// Each is evaluated at its own interval, and what stands at a moment is compared. Both run side by side, and of
    /// what they decide only the differences are kept.
    ///
    /// - Parameters:
    ///   - other: The second policy.
    ///   - history: What came in, in any order.
    /// - Returns: The differences in order of time.
    public func differences(from other: RolloutPolicy, over history: [HistoryLine]) -> [PolicyDifference] {
        let reported = history.reportedEffects
        var comparison = ReplayComparison()
        var first = RolloutReplay(self, reported: reported, reasons: .decisive)
        var second = RolloutReplay(other, reported: reported, reasons: .decisive)
        for line in history.sorted(by: { $0.at < $1.at }) {
            while let moment = [first.due(before: line.at), second.due(before: line.at)].compactMap(\.self).min() {
                let mine = first.due(before: line.at) == moment ? first.evaluate(before: line.at) : nil
                let theirs = second.due(before: line.at) == moment ? second.evaluate(before: line.at) : nil
                comparison.take(mine, theirs, at: moment)
            }
            first.add(line)
            second.add(line)
        }
        var last: (first: RolloutDecision?, second: RolloutDecision?)
        first.finish {
            last.first = $0
            return true
        }
        second.finish {
            last.second = $0
            return true
        }
        if let moment = last.first?.at ?? last.second?.at { comparison.take(last.first, last.second, at: moment) }
        return comparison.differences
    }
}

/// Evaluations of a replay, by their numbers, as runs without a break.
struct TickRuns {
    private(set) var runs: [ClosedRange<Int>] = []

    /// Adds an evaluation that is not before the last one; twice is once.
    mutating func add(_ tick: Int) {
        guard let last = runs.last, tick <= last.upperBound + 1 else { return runs.append(tick...tick) }
        runs[runs.count - 1] = last.lowerBound...max(tick, last.upperBound)
    }
}

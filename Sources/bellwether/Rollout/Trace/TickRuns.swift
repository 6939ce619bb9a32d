/// Evaluations of a replay, by their numbers, as runs without a break.
struct TickRuns {
    private(set) var runs: [ClosedRange<Int>] = []

    /// Adds an evaluation that is not before the last one; twice is once.
    mutating func add(_ tick: Int) { add(tick...tick) }

    /// Adds evaluations none of which is before the last one.
    mutating func add(_ ticks: ClosedRange<Int>) {
        guard let last = runs.last, ticks.lowerBound <= last.upperBound + 1 else { return runs.append(ticks) }
        runs[runs.count - 1] = last.lowerBound...max(ticks.upperBound, last.upperBound)
    }
}

/// The first number of a range for which a condition holds that, once it holds, goes on to hold; nil when it never
/// does.
///
/// The steps double, since the answer is usually near the start and large counts cost more to look at.
func firstIndex(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
    var low = range.lowerBound
    guard !holds(low) else { return low }
    var (high, step) = (range.upperBound, 1)
    while true {
        guard low < range.upperBound else { return nil }
        let next = range.upperBound - low > step ? low + step : range.upperBound
        if holds(next) {
            high = next
            break
        }
        (low, step) = (next, min(step, .max / 2) * 2)
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2
        if holds(middle) { high = middle } else { low = middle }
    }
    return high
}

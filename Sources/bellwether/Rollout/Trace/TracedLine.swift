/// A number at some of the evaluations of a replay.
struct TracedLine {
    /// The number at one of them.
    struct Point {
        var tick: Int
        var value: Double
    }

    private(set) var points: [Point] = []
    /// The first of the smallest.
    private(set) var lowest: Point?
    /// The first of the largest.
    private(set) var highest: Point?

    /// Adds what was found at an evaluation; what else is found at the same one is the same.
    mutating func add(_ value: Double, at tick: Int) {
        guard value.isFinite, points.last?.tick != tick else { return }
        let point = Point(tick: tick, value: value)
        points.append(point)
        if lowest.map({ value < $0.value }) ?? true { lowest = point }
        if highest.map({ value > $0.value }) ?? true { highest = point }
    }

    /// Adds what holds from an evaluation on; nothing where it held before.
    mutating func set(_ value: Double, at tick: Int) {
        if points.last?.value != value { add(value, at: tick) }
    }
}

/// A number at some of the evaluations of a replay.
struct TracedLine {
    /// The number at one of them.
    struct Point {
        var tick: Int
        var value: Double
    }

    private(set) var points: [Point] = []

    /// The first of the smallest.
    var lowest: Point? { points.min { $0.value < $1.value } }
    /// The first of the largest.
    var highest: Point? {
        points.reduce(nil) { best, next in best.map { $0.value >= next.value } == true ? best : next }
    }

    /// Adds what was found at an evaluation; what else is found at the same one is the same.
    mutating func add(_ value: Double, at tick: Int) {
        guard value.isFinite, points.last?.tick != tick else { return }
        points.append(Point(tick: tick, value: value))
    }

    /// Adds what holds from an evaluation on; nothing where it held before.
    mutating func set(_ value: Double, at tick: Int) {
        if points.last?.value != value { add(value, at: tick) }
    }
}

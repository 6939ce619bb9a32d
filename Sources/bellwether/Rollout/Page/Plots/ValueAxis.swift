/// The values that a plot covers, from the bottom to the top.
struct ValueAxis {
    let least: Double
    let most: Double

    /// An axis that reaches from zero, or from below it, to a little above all values.
    ///
    /// - Parameters:
    ///   - values: What has to be seen.
    ///   - limits: What is seen unless it would flatten the values.
    ///   - top: What it reaches to at least.
    init(_ values: [Double], limits: [Double] = [], top: Double = 0) {
        let highest = values.reduce(top, max)
        let visible = limits.filter { $0 <= highest * 4 || highest == 0 }
        let most = visible.reduce(highest, max)
        let lowest = visible.reduce(values.reduce(0, min), min)
        let deep = lowest < 0 ? lowest + (lowest / 12 - most / 12) : 0
        least = deep.isFinite ? deep : lowest
        let room = most + (most / 12 - least / 12)
        self.most = room > least && room.isFinite ? room : most > least ? most : least + 1
    }

    /// How far a value is from the bottom: 0 to 1. Halves, since the difference of two large numbers may not be finite.
    func share(_ value: Double) -> Double {
        let share = (value / 2 - least / 2) / (most / 2 - least / 2)
        return share.isNaN ? 0 : min(1, max(0, share))
    }

    /// Whether a value is on the plot.
    func covers(_ value: Double) -> Bool { value >= least && value <= most }

    /// Round values, three to six of them.
    var ticks: [Double] {
        let wanted = most / 5 - least / 5
        guard wanted > 1e-290, wanted < 1e290 else { return [least, most] }
        var power = 1.0
        while power > wanted { power /= 10 }
        while power * 10 <= wanted { power *= 10 }
        let step = power * ([1, 2, 5, 10].first { $0 * power >= wanted } ?? 10)
        let first = (least / step).rounded(.up)
        return (0..<6).map { (first + Double($0)) * step }.filter(covers)
    }
}

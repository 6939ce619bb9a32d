/// Mann and Whitney's test as Kayenta, the judge of Spinnaker, computes it, for those who have to compare verdicts.
///
/// It depends on the unit of the data: the ends of its interval and its estimate are searched for with an absolute
/// tolerance of 1e-4. ``MannWhitneyTest`` has none of its defects and is the one to use.
public struct KayentaMannWhitney: Sendable, Hashable {
    /// How much larger the experiment is, as Hodges and Lehmann estimate it.
    public let estimate: Double
    /// The interval in which the true shift lies with the wanted confidence.
    public let interval: ClosedRange<Double>

    /// How near a search ends, in the unit of the data.
    static let tolerance = 1e-4
    /// More values of one series are thinned evenly: each step of a search sorts all of them.
    static let mostValues = 1_000

    /// Compares two series; what is not finite is left out. Nil when one of them is empty.
    ///
    /// - Parameters:
    ///   - experiment: The candidate's values.
    ///   - control: The baseline's.
    ///   - confidence: Above 0 and below 1; Kayenta's judge takes 0.98.
    public init?(experiment: [Double], control: [Double], confidence: Double = 0.98) {
        let (x, y) = Self.told(experiment.finite(atMost: Self.mostValues), control.finite(atMost: Self.mostValues))
        guard let xRange = x.range, let yRange = y.range else { return nil }
        let (least, most) = (xRange.lowerBound - yRange.upperBound, xRange.upperBound - yRange.lowerBound)
        guard least.isFinite, most.isFinite else { return nil }
        func root(_ quantile: Double) -> Double {
            let distance = { (shift: Double) in Self.distance(x, y, shift: shift) - quantile }
            if distance(least) <= 0 { return least }
            if distance(most) >= 0 { return most }
            return BrentRoot(tolerance: Self.tolerance).root(in: least...most, of: distance)
        }
        let alpha = 1 - min(max(confidence, 0), 0.999_999_999)
        let quantile = NormalDistribution.quantile(alpha / 2)
        let (low, high) = (root(-quantile), root(quantile))
        interval = min(low, high)...max(low, high)
        estimate = root(0)
    }

    /// How many standard deviations the ranks of `x`, moved by a shift, are above those that equal series would have;
    /// with corrections for ties and for continuity.
    static func distance(_ x: [Double], _ y: [Double], shift: Double) -> Double {
        let (n, m) = (Double(x.count), Double(y.count))
        let values = (x.map { (value: $0 - shift, isX: true) } + y.map { (value: $0, isX: false) })
            .sorted { $0.value < $1.value }
        var (rankSum, ties) = (0.0, 0.0)
        var start = 0
        while start < values.count {
            var end = start
            while end < values.count, values[end].value == values[start].value { end += 1 }
            let size = Double(end - start)
            // The mean of the ranks from start + 1 to end.
            rankSum += Double(values[start..<end].count { $0.isX }) * Double(start + 1 + end) / 2
            ties += size * size * size - size
            start = end
        }
        let excess = rankSum - n * (n + 1) / 2 - n * m / 2
        let variance = n * m / 12 * ((n + m + 1) - ties / ((n + m) * (n + m - 1)))
        guard variance > 0 else { return 0 }
        return (excess - (excess > 0 ? 0.5 : excess < 0 ? -0.5 : 0)) / variance.squareRoot()
    }

    /// Two constants can tell nothing by their ranks. Kayenta adds noise of 1e-5 to them, so that its verdict is drawn
    /// at random; here the same amount is spread evenly by the quantiles of the normal distribution, always the same.
    private static func told(_ x: [Double], _ y: [Double]) -> ([Double], [Double]) {
        guard Set(x).count == 1, Set(y).count == 1 else { return (x, y) }
        return (spread(x), spread(y))
    }

    private static func spread(_ values: [Double]) -> [Double] {
        values.enumerated().map { place, value in
            value + 1e-5 * NormalDistribution.quantile((Double(place) + 0.5) / Double(values.count))
        }
    }
}

extension [Double] {
    /// The finite ones, thinned evenly to a number.
    fileprivate func finite(atMost most: Int) -> [Double] {
        let values = filter(\.isFinite)
        return values.count <= most ? values : (0..<most).map { values[$0 * values.count / most] }
    }

    /// From the smallest to the largest; nil when empty.
    fileprivate var range: ClosedRange<Double>? {
        guard let least = self.min(), let most = self.max() else { return nil }
        return least...most
    }
}

/// The median of the slopes between all pairs of points (Sen, 1968): a growth that single outliers do not move.
enum TheilSenSlope {
    /// The most points that are looked at: beyond that the series is thinned evenly.
    static let mostPoints = 400

    /// Units of `value` for each unit of `at`; nil with fewer than two moments.
    static func of(_ points: [(at: Double, value: Double)]) -> Double? {
        var points = points.filter { $0.at.isFinite && $0.value.isFinite }
        if points.count > mostPoints {
            let all = points
            points = (0..<mostPoints).map { all[$0 * (all.count - 1) / (mostPoints - 1)] }
        }
        var slopes: [Double] = []
        slopes.reserveCapacity(points.count * points.count / 2)
        for (place, first) in points.enumerated() {
            for second in points[(place + 1)...] where second.at != first.at {
                let slope = (second.value - first.value) / (second.at - first.at)
                if slope.isFinite { slopes.append(slope) }
            }
        }
        guard !slopes.isEmpty else { return nil }
        slopes.sort()
        return Percentile.middle(ofSorted: slopes)
    }
}

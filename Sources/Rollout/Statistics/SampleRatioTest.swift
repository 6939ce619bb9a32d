/// Whether requests were split as they should have been (sample ratio mismatch; χ² with one degree of freedom).
public struct SampleRatioTest: Sendable, Hashable {
    /// The distance from the expected split.
    public let chiSquare: Double
    /// The chance of a distance at least as large when the split is right.
    public let pValue: Double

    /// Compares counts with a share; nil when nothing was counted, or when the share is not above 0 and below 1.
    public init?(candidate: Int, stable: Int, share: Double) {
        let (x, y) = (Double(max(0, candidate)), Double(max(0, stable)))
        let total = x + y
        guard total > 0, share > 0, share < 1 else { return nil }
        let distance = x - total * share
        chiSquare = distance * distance / (total * share) + distance * distance / (total * (1 - share))
        pValue = NormalDistribution.twoSided(chiSquare.squareRoot())
    }
}

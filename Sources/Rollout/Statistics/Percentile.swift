/// How a percentile is read off a sample; names as in Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996.
public enum Percentile: String, Sendable, Hashable, Codable, CaseIterable {
    /// Between the neighbours, as spreadsheets and NumPy have it.
    case r7
    /// The smallest value that at least that share of the sample does not exceed.
    case nearestRank
    /// The value at index ⌊share × count⌋, as deployment scripts write it.
    case floorIndex

    /// The percentile of a sample; nil when it is empty, when a value is not finite or when the share is not 0 to 1.
    public func of(_ values: [Double], share: Double) -> Double? {
        guard !values.isEmpty, values.allSatisfy(\.isFinite), (0...1).contains(share) else { return nil }
        return ofSorted(values.sorted(), share: share)
    }

    /// The percentile of values in ascending order, at least one.
    func ofSorted(_ sorted: [Double], share: Double) -> Double {
        let last = sorted.count - 1
        switch self {
        case .r7:
            let place = share * Double(last)
            let low = Int(place.rounded(.down))
            guard low < last else { return sorted[last] }
            // Not value + share × difference: the difference of two finite values can be infinite.
            let above = place - Double(low)
            return sorted[low] * (1 - above) + sorted[low + 1] * above
        case .nearestRank: return sorted[min(last, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))]
        case .floorIndex: return sorted[min(last, Int((share * Double(sorted.count)).rounded(.down)))]
        }
    }

    /// The median of values in ascending order, at least one.
    static func middle(ofSorted sorted: [Double]) -> Double {
        let half = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? sorted[half - 1] / 2 + sorted[half] / 2 : sorted[half]
    }
}

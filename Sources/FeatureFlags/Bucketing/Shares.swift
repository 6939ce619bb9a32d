/// A whole, divided into shares by weights (flagd's `fractional`, version 2: whole numbers only).
struct Shares: Sendable, Hashable {
    /// Where each share ends; a share without weight ends where it begins.
    private(set) var ends: [UInt32] = []
    /// The sum of all weights.
    private(set) var total: UInt32 = 0

    /// The largest weight, and the largest sum.
    static let largest = UInt32(Int32.max)

    /// Adds a share; false, and nothing is added, when the sum becomes too large.
    mutating func append(_ weight: UInt32) -> Bool {
        let (sum, overflow) = total.addingReportingOverflow(weight)
        guard !overflow, sum <= Self.largest else { return false }
        total = sum
        ends.append(sum)
        return true
    }

    /// The bucket of a hash: 0 up to ``total``, all equally likely.
    func bucket(of hash: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: (UInt64(hash) &* UInt64(total)) &>> 32)
    }

    /// The share in which a hash falls; nil when no share has any weight.
    func share(of hash: UInt32) -> Int? {
        let bucket = bucket(of: hash)
        // The first that ends above the bucket.
        var (low, high) = (0, ends.count)
        while low < high {
            let middle = low &+ (high &- low) / 2
            if ends[middle] > bucket { high = middle } else { low = middle &+ 1 }
        }
        return low < ends.count ? low : nil
    }
}

/// Of how many events how many failed.
struct FailureCounts: Sendable, Hashable, Codable, CustomStringConvertible {
    var failures = 0
    var total = 0

    /// The share that failed; nil without any event.
    var share: Double? { total > 0 ? Double(failures) / Double(total) : nil }

    /// `3 of 250`.
    var description: String { "\(failures) of \(total)" }

    /// Counts more; negative numbers are none, and what is beyond the largest number is left out.
    mutating func add(_ other: FailureCounts) {
        failures = failures.addingClamped(max(0, other.failures))
        total = total.addingClamped(max(0, other.total))
    }
}

extension FailureCounts {
    /// Whole events; of so many no more can have failed.
    init(rounding failures: Double, of total: Double) {
        self.total = Int(clamping: total.rounded())
        self.failures = min(Int(clamping: failures.rounded()), self.total)
    }
}

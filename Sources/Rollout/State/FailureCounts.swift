/// Of how many events how many failed.
struct FailureCounts: Sendable, Hashable, Codable, CustomStringConvertible {
    var failures = 0
    var total = 0

    /// The share that failed; nil without any event.
    var share: Double? { total > 0 ? Double(failures) / Double(total) : nil }

    /// `3 of 250`.
    var description: String { "\(failures) of \(total)" }

    /// Counts more; negative numbers are none.
    mutating func add(_ other: FailureCounts) {
        failures = failures.addingReportingOverflow(max(0, other.failures)).partialValue
        total = total.addingReportingOverflow(max(0, other.total)).partialValue
    }
}

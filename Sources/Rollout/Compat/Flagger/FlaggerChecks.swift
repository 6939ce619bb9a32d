/// How many checks of a Flagger analysis have failed.
struct FlaggerChecks: Sendable, Hashable, Codable {
    /// In all, whatever succeeded in between.
    private(set) var failed = 0

    /// Counts a check.
    mutating func count(isFailed: Bool) {
        if isFailed { failed = failed.addingReportingOverflow(1).partialValue }
    }

    /// Whether the next tick begins by taking the rollout back.
    func isExhausted(_ threshold: Int) -> Bool { failed >= threshold }
}

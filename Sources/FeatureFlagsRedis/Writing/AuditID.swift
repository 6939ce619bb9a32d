/// The place of an entry in the audit stream: the server's time, and a number among those of one millisecond.
struct AuditID: Sendable, Hashable, Comparable {
    /// Unix time.
    let milliseconds: Int
    let number: Int

    /// The first place of a millisecond.
    init(milliseconds: Int) {
        (self.milliseconds, number) = (max(0, milliseconds), 0)
    }

    /// The place that a text like `1526919030474-55` names; nil for another text.
    init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let milliseconds = Int(parts[0]), let number = Int(parts[1]), milliseconds >= 0,
            number >= 0
        else { return nil }
        (self.milliseconds, self.number) = (milliseconds, number)
    }

    var text: String { "\(milliseconds)-\(number)" }

    static func < (left: AuditID, right: AuditID) -> Bool {
        (left.milliseconds, left.number) < (right.milliseconds, right.number)
    }
}

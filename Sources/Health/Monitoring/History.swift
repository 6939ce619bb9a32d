/// The last changes, newest first, bounded.
struct History: Sendable, Hashable {
    /// How many changes are kept.
    static let limit = 128

    private(set) var changes: [StatusChange] = []

    /// Adds a change; the oldest one leaves when the bound is reached.
    mutating func add(_ change: StatusChange) {
        if changes.count == Self.limit { changes.removeLast() }
        changes.insert(change, at: 0)
    }
}

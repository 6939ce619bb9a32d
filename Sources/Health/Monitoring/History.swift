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

    /// Names the cause of a check's last change once it is known.
    ///
    /// - Returns: The change as it stands now; nil when it stood so already or has left the history.
    mutating func name(_ cause: String?, behindLastChangeOf check: String) -> StatusChange? {
        guard let index = changes.firstIndex(where: { $0.check == check }), changes[index].causedBy != cause else {
            return nil
        }
        changes[index].causedBy = cause
        return changes[index]
    }
}

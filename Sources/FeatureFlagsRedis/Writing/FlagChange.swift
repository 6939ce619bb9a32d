/// A change of a flag that the store remembers, or that it can be told to have happened.
public struct FlagChange: Sendable, Hashable {
    /// What of the flag has changed.
    public enum Part: String, Sendable, Hashable {
        /// Its definition.
        case definition
        /// The scalar that overrides the definition.
        case kill
    }

    /// When, in ISO 8601; nil for a change that nobody recorded and that only its effect tells.
    public let at: String?
    /// Who: as given with the write, or `external` for a change that was not made through this software.
    public let actor: String
    /// What of the flag has changed.
    public let part: Part
    /// What was there before; nil for nothing, or nothing that could be shown.
    public let old: String?
    /// Whether ``old`` says what was there; otherwise that could not be shown.
    public let isOldKnown: Bool
    /// What is there since; nil for nothing.
    public let new: String?
}

extension FlagChange {
    init(_ record: AuditRecord) {
        self.init(
            at: record.time.isEmpty ? nil : record.time, actor: record.actor, part: record.part,
            old: record.old.text, isOldKnown: record.old != .unknown, new: record.new.text)
    }

    /// The changes of one part of a flag, newest first: those on record, and between them what must have happened.
    ///
    /// - Parameters:
    ///   - records: The entries of this part, newest first.
    ///   - current: What is there now.
    static func history(_ records: [AuditRecord], current: AuditValue) -> [FlagChange] {
        var changes: [FlagChange] = []
        var next = current
        for record in records {
            if record.new != next, record.new != .unknown, next != .unknown {
                changes.append(
                    FlagChange(
                        AuditRecord(
                            time: "", actor: AuditRecord.external, flag: record.flag, part: record.part,
                            old: record.new, new: next)))
            }
            changes.append(FlagChange(record))
            next = record.old
        }
        return changes
    }
}

import FeatureFlags

/// What a store held last, and what each of its events changes in that.
struct FlagWatch {
    /// One key of a flag that has changed.
    struct Change: Sendable, Hashable {
        /// Which of the two keys of a flag.
        enum Key: String, Sendable {
            case definition, kill
        }

        let flag: String
        let key: Key
        /// What stood there; nil for nothing.
        let old: FlagEntry?
        /// What stands there; nil for nothing.
        let new: FlagEntry?
    }

    private var flags: [String: FlagRecord]

    init(_ contents: FlagContents) {
        flags = contents.flags
    }

    /// Takes an event and tells what it changes, in the order of the flags' names.
    mutating func take(_ event: FlagStoreEvent) -> [Change] {
        let old = flags
        switch event {
        case .loaded(let contents): flags = contents.flags
        case .changed(let changes): flags.merge(changes.flags) { $1 }
        case .confirmed, .status: return []
        }
        return Set(old.keys).union(flags.keys).sorted().flatMap { flag in
            Self.changes(of: flag, from: old[flag] ?? FlagRecord(), to: flags[flag] ?? FlagRecord())
        }
    }

    private static func changes(of flag: String, from old: FlagRecord, to new: FlagRecord) -> [Change] {
        var changes: [Change] = []
        if old.definition != new.definition {
            changes.append(Change(flag: flag, key: .definition, old: old.definition, new: new.definition))
        }
        if old.kill != new.kill { changes.append(Change(flag: flag, key: .kill, old: old.kill, new: new.kill)) }
        return changes
    }
}

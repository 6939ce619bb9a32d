import FeatureFlags

extension FlagContents {
    /// Everything that the keys hold.
    init(_ known: [FlagKey: KeyContent]) {
        self.init()
        for (key, content) in known {
            switch key.kind {
            case .definition: flags[key.flag, default: FlagRecord()].definition = content.entry(of: key)
            case .kill: flags[key.flag, default: FlagRecord()].kill = content.entry(of: key)
            case .evaluators: evaluators = content.entry(of: key)
            }
        }
    }
}

extension FlagChanges {
    /// The flags of the keys that changed, as they are now.
    init(_ changed: Set<FlagKey>, in known: [FlagKey: KeyContent]) {
        self.init()
        for key in changed {
            if key.kind == .evaluators {
                evaluators = known[key].map { .replaced($0.entry(of: key)) } ?? .removed
            } else {
                flags[key.flag] = FlagRecord(flag: key.flag, in: known)
            }
        }
    }
}

extension FlagRecord {
    fileprivate init(flag: String, in known: [FlagKey: KeyContent]) {
        func entry(_ key: FlagKey?) -> FlagEntry? {
            key.flatMap { key in known[key]?.entry(of: key) }
        }
        self.init(definition: entry(FlagKey(definitionOf: flag)), kill: entry(FlagKey(killOf: flag)))
    }
}

import FeatureFlags

/// What keys held before they came to hold what cannot be used.
///
/// The client keeps the last good definition in force on its own. This is for those who have only the texts: the next
/// process, which starts from a snapshot, and whoever brings overwritten rules back.
struct LastGood: Sendable {
    private(set) var contents: [FlagKey: KeyContent] = [:]
    /// The shared rules, as far as they could be used.
    private var evaluators = FlagEvaluators()

    init(_ known: [FlagKey: KeyContent]) {
        learn(known[.evaluators])
    }

    /// Takes what is about to change.
    ///
    /// - Parameters:
    ///   - changes: What the keys will hold; nil for those that are gone.
    ///   - known: What they hold.
    mutating func take(_ changes: [FlagKey: KeyContent?], from known: [FlagKey: KeyContent]) {
        let old = evaluators
        if let rules = changes[.evaluators] {
            learn(rules)
            if evaluators != old { judge(known, besides: changes, by: old) }
        }
        for (key, content) in changes {
            // Nothing is told of a key's first content: without another before it, there is nothing to keep.
            guard let content, let last = known[key], !isUsable(content, for: key) else {
                contents[key] = nil
                continue
            }
            contents[key] = contents[key] ?? good(last, for: key, by: old)
        }
    }

    /// Judges what stays as it is while the shared rules change: what refers to them may have waited for the new ones,
    /// or be good by the old ones only.
    private mutating func judge(
        _ known: [FlagKey: KeyContent], besides changes: [FlagKey: KeyContent?], by old: FlagEvaluators
    ) {
        // Rules that were only added put nothing out of force.
        let mayBreak = old.rules.contains { evaluators.rules[$0.key] != $0.value }
        for (key, content) in known where key.kind == .definition && !changes.keys.contains(key) {
            if contents[key] != nil {
                if isUsable(content, for: key) { contents[key] = nil }
            } else if mayBreak, content.mayRefer, !isUsable(content, for: key) {
                contents[key] = good(content, for: key, by: old)
            }
        }
    }

    private mutating func learn(_ rules: KeyContent?) {
        guard let rules else { return evaluators = FlagEvaluators() }
        if let bytes = rules.bytes, let usable = try? FlagEvaluators(FlagSource(bytes: bytes)) { evaluators = usable }
    }

    private func isUsable(_ content: KeyContent, for key: FlagKey) -> Bool {
        good(content, for: key, by: evaluators) != nil
    }

    /// A content in a form that stays good whatever becomes of the shared rules; nil when it is not good by these.
    private func good(_ content: KeyContent, for key: FlagKey, by rules: FlagEvaluators) -> KeyContent? {
        guard case .source(let source) = content.entry(of: key), let bytes = content.bytes else { return nil }
        switch key.kind {
        case .kill: return Bool(flagScalar: bytes) == nil ? nil : content
        case .evaluators: return (try? FlagEvaluators(source)) == nil ? nil : content
        case .definition:
            guard let definition = try? FlagDefinition(name: key.flag, source: source, evaluators: rules) else {
                return nil
            }
            guard source.rules == nil, !definition.references.isEmpty else { return content }
            let used = rules.rules.filter { definition.references.contains($0.key) }
            return .bound(bytes, rules: FlagEvaluators(rules: used))
        }
    }
}

extension KeyContent {
    /// Whether it may refer to shared rules of the store: what surely does not need not be compiled. An escaped
    /// character may be one of the word's.
    fileprivate var mayRefer: Bool {
        guard case .bytes(let bytes) = self else { return false }
        return bytes.contains(UInt8(ascii: "\\")) || bytes.contains("$ref".utf8)
    }
}

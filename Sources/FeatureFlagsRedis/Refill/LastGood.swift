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
        if let rules = changes[.evaluators] {
            learn(rules)
            // What refers to them may have waited for them.
            for key in contents.keys {
                if let content = known[key], isUsable(content, for: key) { contents[key] = nil }
            }
        }
        for (key, content) in changes {
            // Nothing is told of a key's first content: without another before it, there is nothing to keep.
            guard let content, let old = known[key], !isUsable(content, for: key) else {
                contents[key] = nil
                continue
            }
            contents[key] = contents[key] ?? old
        }
    }

    private mutating func learn(_ rules: KeyContent?) {
        guard let rules else { return evaluators = FlagEvaluators() }
        if let bytes = rules.bytes, let usable = try? FlagEvaluators(FlagSource(bytes: bytes)) { evaluators = usable }
    }

    private func isUsable(_ content: KeyContent, for key: FlagKey) -> Bool {
        guard let bytes = content.bytes else { return false }
        let source = FlagSource(bytes: bytes)
        return switch key.kind {
        case .definition: (try? FlagDefinition(name: key.flag, source: source, evaluators: evaluators)) != nil
        case .kill: Bool(flagScalar: bytes) != nil
        case .evaluators: (try? FlagEvaluators(source)) != nil
        }
    }
}

import FeatureFlags

extension FlagContents {
    /// The rules that definitions share; none where they cannot be used.
    var sharedRules: FlagEvaluators {
        guard case .source(let source)? = evaluators else { return FlagEvaluators() }
        return (try? FlagEvaluators(source)) ?? FlagEvaluators()
    }
}

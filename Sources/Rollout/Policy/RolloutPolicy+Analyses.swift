extension RolloutPolicy {
    /// The analysis of the language that applies to a step; nil where none does.
    func analysis(of step: Step) -> Analysis? { step.analysisName.flatMap { analyses[$0] } }

    /// Whether an analysis applies to a step, one of the language or one of another system.
    func isAnalysed(_ step: Step) -> Bool {
        guard let name = step.analysisName else { return false }
        return analyses[name] != nil || compat.analyses[name] != nil
    }
}

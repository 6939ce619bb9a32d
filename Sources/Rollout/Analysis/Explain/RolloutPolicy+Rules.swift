extension RolloutPolicy {
    /// The rules that are conditions, by the names that reasons give them.
    var namedConditions: [(name: String, condition: Condition, isTrigger: Bool)] {
        let alarms = compat.alarms.sorted { $0.key < $1.key }
        let watched =
            triggers.enumerated().map { ("triggers[\($0.offset)]", $0.element.when, true) }
            + alarms.map { ("compat.triggers.\($0.key)", $0.value.trigger.when, true) }
        let demanded =
            analyses.sorted { $0.key < $1.key }.map { ("analysis.\($0.key)", $0.value.conditions) }
            + gates.sorted { $0.key < $1.key }.map { ("gate.\($0.key)", $0.value.conditions) }
            + compat.analyses.sorted { $0.key < $1.key }.compactMap { name, analysis in
                guard case .flagger(let analysis) = analysis else { return nil }
                return ("compat.analyses.\(name)", analysis.conditions)
            }
        return watched
            + demanded.flatMap { name, conditions in
                conditions.enumerated().map { ("\(name)[\($0.offset)]", $0.element, false) }
            }
    }

    /// The rules that can decide at any time or at some step, by the names that reasons give them, and what they say;
    /// gates, which are no sentence, come last and say nothing.
    package var ruleSentences: [(name: String, sentence: String?)] {
        namedConditions.map { ($0.name, $0.condition.text(metrics)) } + gates.keys.sorted().map { ("gate.\($0)", nil) }
    }
}

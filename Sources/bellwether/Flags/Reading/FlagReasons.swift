import FeatureFlags
import Health

/// Why a flag comes out as it does, step by step.
struct FlagReasons {
    /// What was looked at, in order; the last line decided.
    let lines: [String]

    init(flag: String, in contents: FlagContents, for context: EvaluationContext) {
        guard let record = contents.flags[flag] else {
            lines = ["there is no flag of this name"]
            return
        }
        let overview = FlagOverview(name: flag, record: record, evaluators: contents.sharedRules)
        switch overview.decider {
        case .kill: lines = ["the kill overrides the definition: \(overview.kill?.summary ?? "")"]
        case .code: lines = [overview.problem ?? "there is no definition"]
        case .definition:
            guard case .source(let source)? = record.definition,
                let definition = try? FlagDefinition(
                    name: flag, source: source, evaluators: contents.sharedRules, isTraced: true)
            else {
                lines = []
                return
            }
            let now = Int(Timestamp.now.millisecondsSinceEpoch / 1_000)
            lines = definition.explain(context, now: { now }).steps.map { step in
                step.place.isEmpty ? step.text : "\(step.place): \(step.text)"
            }
        }
    }
}

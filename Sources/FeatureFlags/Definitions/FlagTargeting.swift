import JSONText

/// The rule of a flag, and what its values mean: one object, so that a definition is cheap to copy.
final class FlagTargeting: Sendable {
    let rule: Rule
    /// What each constant of the rule comes to.
    private let outcomes: [FlagOutcome]
    private let variants: [FlagDefinition.Variant]
    /// What comes out when the rule gives null.
    private let fallback: FlagOutcome
    /// Why a variant is taken.
    private let reason: FlagOutcome.VariantReason
    /// The place of each node, if an explanation was asked for.
    let places: [[JSONStep]]

    /// A rule over the variants of a flag.
    init(
        _ rule: Rule, variants: [FlagDefinition.Variant], defaultVariant: Int?, reason: FlagOutcome.VariantReason,
        places: [[JSONStep]] = []
    ) {
        self.rule = rule
        self.variants = variants
        self.reason = reason
        self.places = places
        fallback = defaultVariant.map { .variant($0, .default) } ?? .none(.default)
        let indices = Dictionary(variants.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        outcomes = rule.constants.map { [fallback] constant in
            if constant == .null { return fallback }
            return Self.name(of: constant).flatMap { name in
                indices[name].flatMap { variants[$0].name.hasBytes(of: name) ? .variant($0, reason) : nil }
            } ?? .failed(.general)
        }
    }

    /// What comes out for a context.
    func outcome(_ context: EvaluationContext, now: () -> Int) -> FlagOutcome {
        var run = RuleRun(steps: RuleRun.usualSteps + rule.nodes.count, time: rule.needsTime ? now() : 0)
        do throws(RuleRun.Failure) {
            return outcome(of: try rule.result(rule.root, context, &run))
        } catch {
            return .failed(.parseError)
        }
    }

    /// What a result of the rule means.
    func outcome(of result: Rule.Result) -> FlagOutcome {
        switch result {
        case .constant(let index): return outcomes[Int(index)]
        case .value(.null): return fallback
        case .value(let value):
            guard let name = Self.name(of: value),
                let index = variants.firstIndex(where: { $0.name.hasBytes(of: name) })
            else { return .failed(.general) }
            return .variant(index, reason)
        }
    }

    /// The variant's name that a value stands for; nil for what can be none.
    static func name(of value: FlagValue) -> String? {
        switch value {
        case .string(let text): text
        case .boolean(let truth): truth ? "true" : "false"
        case .number(let number): number.isFinite ? JavaScriptNumber.text(of: number) : nil
        case .null, .array, .object: nil
        }
    }
}

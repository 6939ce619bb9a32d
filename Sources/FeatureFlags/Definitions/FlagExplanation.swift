/// How an evaluation came to its outcome, step by step, for people.
package struct FlagExplanation: Sendable, Hashable {
    /// One thing that was looked at.
    package struct Step: Sendable, Hashable {
        /// Where it stands in the definition: `targeting.if[0]`; empty for the definition as a whole.
        package let place: String
        /// What was seen: `"free" == "pro" is false`.
        package let text: String
    }

    /// What came out, the same as without an explanation.
    package let outcome: FlagOutcome
    /// What was looked at, in order; the last one decided.
    package let steps: [Step]
}

extension FlagDefinition {
    /// What comes out for a context, and why. The definition must have been compiled with `isTraced`, else the steps
    /// have no places.
    package func explain(_ context: EvaluationContext, now: () -> Int) -> FlagExplanation {
        let outcome = evaluate(context, now: now)
        var steps: [FlagExplanation.Step] = []
        if let targeting {
            var trace = RuleTrace(targeting, context, time: targeting.rule.needsTime ? now() : 0)
            steps = trace.steps()
        }
        steps.append(.init(place: "", text: text(of: outcome)))
        return FlagExplanation(outcome: outcome, steps: steps)
    }

    private func text(of outcome: FlagOutcome) -> String {
        switch outcome {
        case .variant(let index, .static): "the flag has no rule: variant \(variants[index].name.shown)"
        case .variant(let index, .default): "no rule decided: default variant \(variants[index].name.shown)"
        case .variant(let index, .targetingMatch): "variant \(variants[index].name.shown)"
        case .variant(let index, .split): "variant \(variants[index].name.shown)"
        case .none(.default): "nothing decided and there is no default variant: the default of the code"
        case .none(.disabled): "the flag is disabled: the default of the code"
        case .failed: "the rule gave no variant of the flag, or took too long: an error, and the default of the code"
        }
    }
}

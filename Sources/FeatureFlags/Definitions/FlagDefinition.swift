import JSONText

/// A definition, compiled: what a store holds for one flag, ready to be evaluated without looking at its text again.
package struct FlagDefinition: Sendable {
    /// One of the values that a flag can have.
    package struct Variant: Sendable, Hashable {
        package let name: String
        package let value: FlagValue

        package init(name: String, value: FlagValue) {
            self.name = name
            self.value = value
        }
    }

    /// The name of the flag.
    package let name: String
    /// Everything it can be.
    package let variants: [Variant]
    /// What the definition says about itself.
    package let metadata: [String: FlagValue]
    /// What comes out for every context alike; nil when a rule has to be asked.
    package let constant: FlagOutcome?

    /// Compiles a definition.
    ///
    /// - Throws: ``FlagDefinitionError`` with the first place that cannot be used.
    package init(
        name: String, source: FlagSource, evaluators: FlagEvaluators = FlagEvaluators()
    ) throws(FlagDefinitionError) {
        self.name = name
        guard case .text(let bytes) = source.form, let truth = Bool(flagScalar: bytes) else {
            throw FlagDefinitionError(flag: name, problem: "must be true or false")
        }
        variants = [Variant(name: truth ? "true" : "false", value: .boolean(truth))]
        metadata = [:]
        constant = .variant(0, .static)
    }

    /// What comes out for a context.
    ///
    /// - Parameter now: For `$flagd.timestamp`, in whole seconds since 1970; called at most once, and only when a rule
    ///   asks for it.
    package func evaluate(_ context: EvaluationContext, now: () -> Int) -> FlagOutcome {
        constant ?? .none(.default)
    }
}

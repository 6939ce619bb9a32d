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
    /// The names of the shared rules that it refers to: when one of them changes, it must be compiled again.
    package let references: Set<String>
    /// What comes out where no rule decides.
    let fallback: FlagOutcome
    /// The rule; nil when the outcome is constant.
    let targeting: FlagTargeting?
    /// What works and is probably not meant.
    let warnings: [DefinitionFault]

    /// Compiles a definition.
    ///
    /// - Parameter isTraced: Whether ``explain(_:now:)`` shall know the place of each step; it costs memory.
    /// - Throws: ``FlagDefinitionError`` with the first place that cannot be used.
    package init(
        name: String, source: FlagSource, evaluators: FlagEvaluators = FlagEvaluators(), isTraced: Bool = false
    ) throws(FlagDefinitionError) {
        let json: JSONValue
        switch source.form {
        case .value(let value):
            json = value
        case .text(let bytes):
            if let truth = Bool(flagScalar: bytes) {
                self.init(name: name, truth: truth)
                return
            }
            if let percentage = Percentage(bytes) {
                self.init(name: name, percentage: percentage, isTraced: isTraced)
                return
            }
            json = try Self.object(bytes, name: name)
        }
        do throws(DefinitionFault) {
            try self.init(name: name, object: json, evaluators: source.rules ?? evaluators, isTraced: isTraced)
        } catch {
            throw error.error(in: name)
        }
    }

    /// A definition whose parts were checked.
    init(
        name: String, variants: [Variant], metadata: [String: FlagValue] = [:], constant: FlagOutcome?,
        references: Set<String> = [], fallback: FlagOutcome, targeting: FlagTargeting? = nil,
        warnings: [DefinitionFault] = []
    ) {
        self.name = name
        self.variants = variants
        self.metadata = metadata
        self.constant = constant
        self.references = references
        self.fallback = fallback
        self.targeting = targeting
        self.warnings = warnings
    }

    /// What comes out for a context.
    ///
    /// - Parameter now: For `$flagd.timestamp`, in whole seconds since 1970; called at most once, and only when a rule
    ///   asks for it.
    package func evaluate(_ context: EvaluationContext, now: () -> Int) -> FlagOutcome {
        targeting?.outcome(context, now: now) ?? fallback
    }
}

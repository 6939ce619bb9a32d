/// What is in force for one flag; immutable.
final class FlagCell: Sendable {
    /// The name of the flag.
    let name: String
    /// The last good definition; nil when there is none, or it was deleted.
    let definition: FlagDefinition?
    /// What the definition was before it was deleted.
    let lastKnown: FlagDefinition?
    /// The scalar that overrides the definition.
    let kill: Bool?
    /// Why there is no definition although the store holds something.
    let problem: FlagDefinitionError?
    /// What the document says of all its flags.
    let documentMetadata: [String: FlagValue]

    init(_ name: String, _ flag: KnownFlag, documentMetadata: [String: FlagValue]) {
        self.name = name
        definition = flag.definition
        lastKnown = flag.lastKnown
        kill = flag.kill
        problem = flag.definition == nil ? flag.definitionProblem : nil
        self.documentMetadata = documentMetadata
    }

    /// Whether the store holds something for the flag.
    var isDefined: Bool { kill != nil || definition != nil || problem != nil }

    /// What stands for it in the tables.
    var word: FlagWord {
        if let kill { return FlagWord(.boolean(kill)) }
        guard let definition else { return FlagWord(tag: FlagWord.absent) }
        switch definition.constant {
        case .variant(let index, _): return FlagWord(definition.variants[index].value)
        case .none?, .failed: return FlagWord(tag: FlagWord.absent)
        case nil: return FlagWord(tag: FlagWord.slow)
        }
    }

    /// The value for a context; nil for the default of the code.
    @inline(__always)
    func value<Value>(as type: Value.Type, in context: EvaluationContext, keepingLast: Bool) -> Value? {
        if let kill { return FlagValue.boolean(kill).converted(to: type) }
        // One branch for each, so that a definition is looked at where it lies and never copied.
        if let definition { return Self.value(of: definition, as: type, in: context) }
        if keepingLast, let lastKnown { return Self.value(of: lastKnown, as: type, in: context) }
        return nil
    }

    @inline(__always)
    private static func value<Value>(
        of definition: borrowing FlagDefinition, as type: Value.Type, in context: EvaluationContext
    ) -> Value? {
        guard case .variant(let index, _) = definition.evaluate(context, now: wholeSecondsSince1970) else { return nil }
        return definition.variants[index].value.converted(to: type)
    }
}

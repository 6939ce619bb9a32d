/// What is in force for one flag; immutable.
///
/// Sendable by proof: every part is a constant, and the references are kept from the initialiser to the end.
@safe final class FlagCell: @unchecked Sendable {
    /// The name of the flag.
    let name: String
    /// The last good definition; nil when there is none, or it was deleted. Reached without touching its reference
    /// count, which readers would fight over.
    private let held: Unmanaged<HeldDefinition>?
    /// What the definition was before it was deleted.
    private let remembered: Unmanaged<HeldDefinition>?
    /// The scalar that overrides the definition.
    let kill: Bool?
    /// Why there is no definition although the store holds something.
    let problem: FlagDefinitionError?
    /// Whether the store holds anything for it.
    let isHeld: Bool
    /// What the document says of all its flags.
    let documentMetadata: [String: FlagValue]

    init(_ name: String, _ flag: KnownFlag, documentMetadata: [String: FlagValue]) {
        self.name = name
        unsafe held = flag.definition.map { unsafe Unmanaged.passRetained(HeldDefinition($0)) }
        unsafe remembered = flag.lastKnown.map { unsafe Unmanaged.passRetained(HeldDefinition($0)) }
        kill = flag.kill
        isHeld = flag.isHeld
        problem = flag.definition == nil ? flag.definitionProblem : nil
        self.documentMetadata = documentMetadata
    }

    deinit {
        unsafe held?.release()
        unsafe remembered?.release()
    }

    /// The last good definition; nil when there is none, or it was deleted.
    var definition: FlagDefinition? { unsafe held?.takeUnretainedValue().definition }

    /// What the definition was before it was deleted.
    var lastKnown: FlagDefinition? { unsafe remembered?.takeUnretainedValue().definition }

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

    /// The value for a context; nil for the default of the code. Of a simple type: to read any other, code of the user
    /// runs, which is not to be done while a snapshot is held.
    @inline(__always)
    func value<Value>(as type: Value.Type, in context: EvaluationContext, keepingLast: Bool) -> Value? {
        value(in: context, keepingLast: keepingLast) { $0.converted(to: type) }
    }

    /// What is made of the value for a context, where it lies; nil for the default of the code.
    @inline(__always)
    func value<Result>(
        in context: EvaluationContext, keepingLast: Bool, _ make: (FlagValue) -> Result?
    ) -> Result? {
        if let kill { return make(.boolean(kill)) }
        guard let held = unsafe held ?? (keepingLast ? remembered : nil) else { return nil }
        return unsafe held._withUnsafeGuaranteedRef { held in
            let outcome = held.definition.evaluate(context, now: wholeSecondsSince1970)
            guard case .variant(let index, _) = outcome else { return nil }
            return make(held.definition.variants[index].value)
        }
    }
}

/// A definition that can be looked at where it lies: a copy would count a reference for each of its parts.
private final class HeldDefinition: Sendable {
    let definition: FlagDefinition

    init(_ definition: FlagDefinition) {
        self.definition = definition
    }
}

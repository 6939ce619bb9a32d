/// What the client knows of one flag: what the store holds, and the last good of it.
struct KnownFlag: Sendable {
    /// What the store holds.
    private(set) var record = FlagRecord()
    /// The last good definition.
    private(set) var definition: FlagDefinition?
    /// What the definition was before it was deleted.
    private(set) var lastKnown: FlagDefinition?
    /// The last good override.
    private(set) var kill: Bool?
    /// Why the definition in the store cannot be used.
    private(set) var definitionProblem: FlagDefinitionError?
    /// Why the override in the store cannot be used.
    private(set) var killProblem: FlagDefinitionError?
    /// What ``definition`` was compiled from.
    private var source: FlagSource?

    /// Whether nothing is left that is worth remembering.
    var isForgettable: Bool { record == FlagRecord() && lastKnown == nil }

    /// Whether the store holds nothing any more, and only the last definition is remembered.
    var isGone: Bool { record == FlagRecord() && lastKnown != nil }

    /// Everything about it that cannot be used.
    var problems: [FlagDefinitionError] { [definitionProblem, killProblem].compactMap(\.self) }

    /// Whether the store holds anything.
    var isHeld: Bool { record != FlagRecord() }

    /// Whether the shared rules of the store matter for it, or may be what is wrong with it.
    var mayReferToEvaluators: Bool {
        definitionProblem != nil || source?.rules == nil && definition?.references.isEmpty == false
    }

    /// Takes what the store holds now.
    ///
    /// - Returns: Whether what is in force has changed.
    mutating func take(_ new: FlagRecord, named name: String, _ evaluators: FlagEvaluators) -> Bool {
        let (oldSource, oldKill) = (source, kill)
        let old = record
        record = new
        // The same text is another definition when the rules that it refers to were others.
        var isRecompiled = false
        if old.definition != new.definition {
            compile(named: name, evaluators)
            isRecompiled = definitionProblem == nil && definition?.references.isEmpty == false
        }
        if old.kill != new.kill { takeKill(named: name) }
        return source != oldSource || kill != oldKill || isRecompiled
    }

    /// Compiles the definition again, because the shared rules have changed.
    mutating func recompile(named name: String, _ evaluators: FlagEvaluators) {
        compile(named: name, evaluators)
    }

    private mutating func compile(named name: String, _ evaluators: FlagEvaluators) {
        definitionProblem = nil
        switch record.definition {
        case nil:
            lastKnown = definition ?? lastKnown
            definition = nil
            source = nil
        case .unusable(let problem): definitionProblem = problem
        case .source(let new):
            do throws(FlagDefinitionError) {
                definition = try FlagDefinition(name: name, source: new, evaluators: evaluators)
                lastKnown = nil
                source = new
            } catch {
                definitionProblem = error
            }
        }
    }

    private mutating func takeKill(named name: String) {
        killProblem = nil
        switch record.kill {
        case nil: kill = nil
        case .unusable(let problem): killProblem = problem
        case .source(let source):
            if let truth = source.scalar {
                kill = truth
            } else {
                killProblem = FlagDefinitionError(flag: name, place: "kill", problem: "must be true or false")
            }
        }
    }
}

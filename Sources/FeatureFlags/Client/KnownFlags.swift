/// What a client knows of all flags: the pure core behind ``FlagClient``. What a store holds goes in and is compiled,
/// changes come out.
struct KnownFlags: Sendable {
    /// How many deleted flags are remembered for keys that keep the last value, and how many names that no flag can
    /// have.
    static let longestMemory = 1_024

    /// All flags that the store holds, and those whose last definition is remembered.
    private(set) var flags: [String: KnownFlag] = [:]
    /// What the document says of all its flags.
    private(set) var metadata: [String: FlagValue] = [:]
    /// Whether the store has told anything.
    private(set) var isLoaded = false
    /// What there is to say of them in short.
    private(set) var summary = FlagSummary()

    private var evaluators = FlagEvaluators()
    private var evaluatorsEntry: FlagEntry?
    private var evaluatorsProblem: FlagDefinitionError?
    /// The names that no flag can have under which the store holds something; no more than are worth remembering.
    private var unusableNames: Set<String> = []
    /// Deleted flags that are remembered, the longest ago first.
    private var gone: [String] = []

    /// What is wrong with names, whichever they are.
    private var nameProblems: [FlagDefinitionError] {
        unusableNames.isEmpty ? [] : [FlagDefinitionError(flag: "?", problem: FlagName.rule)]
    }

    /// Takes everything that a store holds.
    mutating func load(_ contents: FlagContents) -> KnownFlagsChange {
        change { known, change in known.load(contents, into: &change) }
    }

    /// Takes what has changed in a store. What changed before everything was told is part of what will be told.
    mutating func take(_ changes: FlagChanges) -> KnownFlagsChange {
        guard isLoaded else { return KnownFlagsChange() }
        return change { known, change in
            if let evaluators = changes.evaluators {
                known.take(evaluators.entry, into: &change) { changes.flags[$0] ?? $1 }
            }
            for (name, record) in changes.flags { known.take(record, named: name, into: &change) }
            known.rememberGone(into: &change)
        }
    }

    private mutating func change(
        _ event: (inout KnownFlags, inout KnownFlagsChange) -> Void
    ) -> KnownFlagsChange {
        var change = KnownFlagsChange()
        let oldNameProblems = nameProblems
        event(&self, &change)
        change.note(oldNameProblems, nameProblems, of: "?")
        summary.otherProblems = nameProblems + [evaluatorsProblem].compactMap(\.self)
        return change
    }

    private mutating func load(_ contents: FlagContents, into change: inout KnownFlagsChange) {
        if !isLoaded || contents.metadata != metadata {
            metadata = contents.metadata
            isLoaded = true
            change.rebuildsAll = true
        }
        take(contents.evaluators, into: &change) { name, _ in contents.flags[name] ?? FlagRecord() }
        unusableNames = []
        for (name, flag) in flags where flag.isHeld && contents.flags[name] == nil {
            take(FlagRecord(), named: name, into: &change)
        }
        for (name, record) in contents.flags { take(record, named: name, into: &change) }
        rememberGone(into: &change)
    }

    private mutating func take(_ record: FlagRecord, named name: String, into change: inout KnownFlagsChange) {
        guard FlagName.isUsable(name) else {
            if record == FlagRecord() {
                unusableNames.remove(name)
            } else if unusableNames.count < Self.longestMemory {
                unusableNames.insert(name)
            }
            return
        }
        var flag = flags[name] ?? KnownFlag()
        let (problems, wasGone) = (flag.problems, flag.isGone)
        if flag.take(record, named: name, evaluators) { change.flags.insert(name) }
        if flag.record != flags[name]?.record { change.touched.insert(name) }
        keep(flag, named: name)
        if flag.isGone, !wasGone { gone.append(name) }
        if wasGone, !flag.isGone { gone.removeAll { $0 == name } }
        change.note(problems, flag.problems, of: name)
    }

    /// Takes the shared rules and compiles anew what refers to them.
    ///
    /// - Parameter next: What the store holds for a flag after the event, given its name and what it held before; a flag
    ///   whose definition is about to be replaced is left alone, since that compiles it.
    private mutating func take(
        _ entry: FlagEntry?, into change: inout KnownFlagsChange, next: (String, FlagRecord) -> FlagRecord
    ) {
        guard entry != evaluatorsEntry else { return }
        evaluatorsEntry = entry
        let old = (rules: evaluators, problem: evaluatorsProblem)
        evaluatorsProblem = nil
        do throws(FlagDefinitionError) {
            evaluators = try FlagEvaluators(entry: entry)
        } catch {
            evaluatorsProblem = error
        }
        change.note([old.problem].compactMap(\.self), [evaluatorsProblem].compactMap(\.self), of: "$evaluators")
        guard evaluators != old.rules else { return }
        for (name, flag) in flags where flag.mayReferToEvaluators {
            guard next(name, flag.record).definition == flag.record.definition else { continue }
            var flag = flag
            let problems = flag.problems
            flag.recompile(named: name, evaluators)
            keep(flag, named: name)
            change.flags.insert(name)
            change.note(problems, flag.problems, of: name)
        }
    }

    private mutating func keep(_ flag: KnownFlag, named name: String) {
        summary.replace(flags[name], by: flag, named: name)
        flags[name] = flag.isForgettable ? nil : flag
    }

    private mutating func rememberGone(into change: inout KnownFlagsChange) {
        guard gone.count > Self.longestMemory else { return }
        for name in gone.prefix(gone.count - Self.longestMemory) {
            flags[name] = nil
            change.touched.insert(name)
        }
        gone.removeFirst(gone.count - Self.longestMemory)
    }
}

extension FlagChanges.Evaluators {
    /// The shared rules after the change; nil when there are none.
    fileprivate var entry: FlagEntry? {
        switch self {
        case .removed: nil
        case .replaced(let entry): entry
        }
    }
}

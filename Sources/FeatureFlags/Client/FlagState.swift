/// What a client knows: the pure core behind ``FlagClient``. Events go in, changes come out; moments are handed in.
struct FlagState: Sendable {
    /// How many deleted flags are remembered for keys that keep the last value, and how many names that no flag can
    /// have.
    static let longestMemory = 1_024

    /// All flags that the store holds, and those whose last definition is remembered.
    private(set) var flags: [String: KnownFlag] = [:]
    /// What the document says of all its flags.
    private(set) var metadata: [String: FlagValue] = [:]
    /// Whether the store has told anything.
    private(set) var isLoaded = false
    /// How the store fares.
    private(set) var store = FlagStoreStatus(health: .starting, mode: .fixed)
    /// Until when what was told is current; nil while the store has said nothing about it.
    private(set) var confirmation: FlagConfirmation?
    /// Whether the store will tell nothing any more.
    private(set) var hasEnded = false
    /// How the client fares, as of the last event.
    private(set) var status = FlagReport.Status.notReady
    /// Since when nobody has confirmed what is served; nil while it is current or nothing was told.
    private(set) var staleSince: ContinuousClock.Instant?

    private var evaluators = FlagEvaluators()
    private var evaluatorsEntry: FlagEntry?
    private var evaluatorsProblem: FlagDefinitionError?
    /// The names that no flag can have under which the store holds something; no more than are worth remembering.
    private var unusableNames: Set<String> = []
    /// Deleted flags that are remembered, the longest ago first.
    private var gone: [String] = []

    /// The overridden flags, in order.
    var kills: [String] { flags.filter { $0.value.kill != nil }.keys.sorted() }

    /// What cannot be used, in order of the flags.
    var problems: [FlagDefinitionError] {
        let all = flags.values.flatMap(\.problems) + [evaluatorsProblem].compactMap(\.self) + nameProblems
        return all.sorted { ($0.flag, $0.place, $0.problem) < ($1.flag, $1.place, $1.problem) }
    }

    /// What is wrong with names, whichever they are.
    private var nameProblems: [FlagDefinitionError] {
        unusableNames.isEmpty ? [] : [FlagDefinitionError(flag: "?", problem: FlagName.rule)]
    }

    /// Takes what a store tells.
    mutating func take(_ event: FlagStoreEvent, at now: ContinuousClock.Instant) -> FlagStateChange {
        var change = FlagStateChange()
        let oldNameProblems = nameProblems
        switch event {
        case .loaded(let contents): load(contents, into: &change)
        // What changed before everything was told is part of what will be told.
        case .changed(let changes) where isLoaded:
            if let evaluators = changes.evaluators {
                take(evaluators.entry, into: &change) { changes.flags[$0] ?? $1 }
            }
            for (name, record) in changes.flags { take(record, named: name, into: &change) }
            rememberGone(into: &change)
        case .changed: break
        case .confirmed(let until): confirmation = until.map { .until($0) } ?? .untilFurtherNotice
        case .status(let status):
            store = status
        }
        change.note(oldNameProblems, nameProblems, of: "?")
        look(at: now, into: &change)
        return change
    }

    /// Judges anew, because time has passed.
    mutating func look(at now: ContinuousClock.Instant) -> FlagStateChange {
        var change = FlagStateChange()
        look(at: now, into: &change)
        return change
    }

    /// The store has returned and tells nothing any more.
    mutating func end(at now: ContinuousClock.Instant) -> FlagStateChange {
        hasEnded = true
        return look(at: now)
    }

    private mutating func load(_ contents: FlagContents, into change: inout FlagStateChange) {
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

    private mutating func take(_ record: FlagRecord, named name: String, into change: inout FlagStateChange) {
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
        flags[name] = flag.isForgettable ? nil : flag
        if flag.isGone, !wasGone { gone.append(name) }
        if wasGone, !flag.isGone { gone.removeAll { $0 == name } }
        change.note(problems, flag.problems, of: name)
    }

    /// Takes the shared rules and compiles anew what refers to them.
    ///
    /// - Parameter next: What the store holds for a flag after the event, given its name and what it held before; a flag
    ///   whose definition is about to be replaced is left alone, since that compiles it.
    private mutating func take(
        _ entry: FlagEntry?, into change: inout FlagStateChange, next: (String, FlagRecord) -> FlagRecord
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
            flags[name] = flag
            change.flags.insert(name)
            change.note(problems, flag.problems, of: name)
        }
    }

    private mutating func rememberGone(into change: inout FlagStateChange) {
        guard gone.count > Self.longestMemory else { return }
        for name in gone.prefix(gone.count - Self.longestMemory) {
            flags[name] = nil
            change.touched.insert(name)
        }
        gone.removeFirst(gone.count - Self.longestMemory)
    }

    private mutating func look(at now: ContinuousClock.Instant, into change: inout FlagStateChange) {
        let isConfirmed = confirmation?.holds(at: now) ?? true
        let isReliable = (store.health == .current || store.health == .starting) && isConfirmed
        let new: FlagReport.Status =
            if isLoaded {
                isReliable ? .ready : .stale
            } else if store.health == .failed {
                hasEnded ? .fatal : .error
            } else {
                .notReady
            }
        if new == .stale {
            // A confirmation that has run out says since when; otherwise it is the moment at which the store said so.
            staleSince = staleSince ?? (isConfirmed ? now : confirmation?.end ?? now)
        } else {
            staleSince = nil
        }
        if new != status { change.statusChange = FlagStateChange.StatusChange(from: status, to: new, code: store.code) }
        status = new
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

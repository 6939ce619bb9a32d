@testable import FeatureFlags

/// What a client must say after a script: a second, simpler model, which goes through all events again and keeps only
/// values.
struct FlagModel {
    /// What is good: the value of a flag, as far as the store has ever told one that works.
    private enum Good: Equatable {
        case value(FlagValue)
        case disabled
    }

    /// What is said of one flag.
    struct Answer: Equatable {
        var value: FlagValue?
        var reason: String
        var code: EvaluationErrorCode?
    }

    private var records: [Int: FlagScript.Record] = [:]
    private var good: [Int: Good] = [:]
    private var kills: [Int: Bool] = [:]
    private var isBad: Set<Int> = []
    private var kept: [Int: Good] = [:]
    private var rule: Bool?
    private var rules = FlagScript.Rules.none
    private var isLoaded = false
    private var health = FlagStoreStatus.Health.starting
    /// Milliseconds; nil for ever.
    private var confirmed: Int?
    private(set) var now = 0
    private(set) var status = FlagReport.Status.notReady
    /// The flags that were told as changed, for each event.
    private(set) var changed: Set<Int> = []

    mutating func take(_ event: FlagScript.Event) {
        let before = FlagScript.flags.map { ($0, good[$0], kills[$0]) }
        changed = []
        switch event {
        case .load(let all, let rules):
            isLoaded = true
            let next = Dictionary(uniqueKeysWithValues: FlagScript.flags.map { ($0, all[$0] ?? FlagScript.Record()) })
            take(rules, next)
            for (flag, record) in next { take(record, of: flag) }
        case .change where !isLoaded: break
        case .change(let some, let rules):
            if let rules { take(rules, some) }
            for (flag, record) in some { take(record, of: flag) }
        case .confirm(let milliseconds): confirmed = milliseconds.map { now + $0 }
        case .status(let health): self.health = health
        case .pass(let milliseconds): now += milliseconds
        case .divert: break
        }
        status = judged
        for (flag, good, kill) in before where self.good[flag] != good || kills[flag] != kill { changed.insert(flag) }
    }

    private var judged: FlagReport.Status {
        guard isLoaded else { return health == .failed ? .error : .notReady }
        // The store has said nothing yet about what it told.
        if health == .starting, status == .notReady { return .notReady }
        return health == .current && confirmed.map { now <= $0 } ?? true ? .ready : .stale
    }

    /// What is said of a flag to a key that keeps the last value or does not.
    func answer(_ flag: Int, keepingLast: Bool) -> Answer {
        guard isLoaded else { return Answer(reason: "ERROR", code: .providerNotReady) }
        let stale = status == .ready ? nil : "STALE"
        if let kill = kills[flag] { return Answer(value: .boolean(kill), reason: stale ?? "STATIC") }
        if let good = good[flag] { return answer(good, stale) }
        if keepingLast, let kept = kept[flag] { return answer(kept, "STALE") }
        if isBad.contains(flag) { return Answer(reason: "ERROR", code: .parseError) }
        return Answer(reason: "ERROR", code: .flagNotFound)
    }

    /// A rule that is the same for everyone may be called a match or be folded.
    private func answer(_ good: Good, _ stale: String?) -> Answer {
        switch good {
        case .value(let value): Answer(value: value, reason: stale ?? "GOOD")
        case .disabled: Answer(reason: stale ?? "DISABLED")
        }
    }

    private mutating func take(_ new: FlagScript.Rules, _ next: [Int: FlagScript.Record]) {
        guard new != rules else { return }
        rules = new
        let old = rule
        switch new {
        case .none: rule = nil
        case .rule(let truth): rule = truth
        case .garbage: return
        }
        guard rule != old else { return }
        for flag in FlagScript.flags where records[flag]?.definition == .shared {
            if let after = next[flag], after.definition != records[flag]?.definition { continue }
            compile(.shared, of: flag)
        }
    }

    private mutating func take(_ record: FlagScript.Record, of flag: Int) {
        let old = records[flag] ?? FlagScript.Record()
        records[flag] = record
        if old.definition != record.definition {
            if let definition = record.definition {
                compile(definition, of: flag)
            } else {
                kept[flag] = good[flag] ?? kept[flag]
                good[flag] = nil
                isBad.remove(flag)
            }
        }
        switch record.kill {
        case nil: kills[flag] = nil
        case .truth(let truth): kills[flag] = truth
        default: break
        }
    }

    private mutating func compile(_ entry: FlagScript.Entry, of flag: Int) {
        let new: Good? =
            switch entry {
            case .truth(let truth): .value(.boolean(truth))
            case .shared: rule.map { .value(.boolean($0)) }
            case .disabled: .disabled
            case .text(let text): .value(.string(text))
            case .garbage, .unusable: nil
            }
        if let new {
            good[flag] = new
            kept[flag] = nil
            isBad.remove(flag)
        } else {
            isBad.insert(flag)
        }
    }
}

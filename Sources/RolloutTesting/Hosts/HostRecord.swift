import Rollout

/// What was wanted of a host, what it did and what it said; and what of it is wrong.
struct HostRecord {
    /// What is wrong, each once, in the order in which it was found.
    private(set) var problems: [String] = []

    /// The effects that arrived at the host, by id, each with its number.
    private var given: [String: (number: Int, effect: Effect)] = [:]
    private var results: [String: Acknowledgement.Result] = [:]
    /// How much of what the host did was looked at.
    private var looked = 0
    private var done: Set<String> = []
    /// The shift of traffic that was given last.
    private var newestShift: Effect?
    /// The number of the newest shift of traffic that was done.
    private var newestDone = 0

    /// Notes what arrives at the host.
    mutating func give(_ effects: [Effect]) {
        for effect in effects where given[effect.id] == nil {
            given[effect.id] = (given.count + 1, effect)
            if effect.shiftsTraffic { newestShift = effect }
        }
    }

    /// Looks at what the host has done so far.
    mutating func look(at performed: [String]) {
        if performed.count < looked { report("forgets what it did") }
        for id in performed.dropFirst(looked) {
            guard let (number, effect) = given[id] else {
                report("does what nobody asked for")
                continue
            }
            if !done.insert(id).inserted { report("does one \(effect.kind.rawValue) twice") }
            guard effect.shiftsTraffic else { continue }
            if number < newestDone { report("sets a weight after a newer one") }
            newestDone = max(newestDone, number)
        }
        looked = performed.count
    }

    /// Looks at what the host says.
    ///
    /// - Parameters:
    ///   - acknowledgements: What it says became of effects.
    ///   - weight: The candidate's share of the traffic as it is.
    mutating func hear(_ acknowledgements: [Acknowledgement], weight: Double) {
        for acknowledgement in acknowledgements {
            guard let (_, effect) = given[acknowledgement.effect] else {
                report("acknowledges what nobody asked for")
                continue
            }
            if let known = results.updateValue(acknowledgement.result, forKey: effect.id),
                known != acknowledgement.result
            {
                report(
                    "says \(known.rawValue) and then \(acknowledgement.result.rawValue) of one \(effect.kind.rawValue)")
            }
            guard acknowledgement.result == .done else { continue }
            if !done.contains(effect.id) { report("says done of a \(effect.kind.rawValue) that it did not do") }
            if effect == newestShift, effect.weight != weight {
                report("says done of a weight that is not in force")
            }
        }
    }

    /// Looks at how it all ended.
    ///
    /// - Parameters:
    ///   - decision: The last decision.
    ///   - weight: The candidate's share of the traffic as it is.
    ///   - end: How the rollout was to end.
    mutating func end(with decision: RolloutDecision, weight: Double, expecting end: RolloutPhase) {
        for effect in decision.effects where given[effect.id] != nil {
            switch results[effect.id] {
            case nil: report("never acknowledges a \(effect.kind.rawValue)")
            case .done?: report("does not acknowledge a \(effect.kind.rawValue) again")
            case .failed?, .timeout?: break
            }
        }
        if decision.phase != end {
            report("makes the rollout end as \(decision.phase.rawValue), not as \(end.rawValue)")
        }
        if decision.weight != weight {
            let (found, wanted) = (Decimal.text(weight), Decimal.text(decision.weight))
            report("leaves \(found) % of the traffic at the candidate where \(wanted) % was decided")
        }
    }

    private mutating func report(_ problem: String) {
        if !problems.contains(problem) { problems.append(problem) }
    }
}

extension Effect {
    fileprivate var shiftsTraffic: Bool { kind == .setTraffic || kind == .rollbackMethod }
}

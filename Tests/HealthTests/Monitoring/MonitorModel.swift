@testable import Health

/// A second, simpler monitor: it keeps no state at all, but reads the whole script again for each question.
struct MonitorModel {
    let script: MonitorScript
    /// How many events have happened.
    let count: Int
    let now: Int

    var verdict: MonitorVerdict {
        let statuses = script.checks.indices.map(status)
        let fatal = script.checks.indices.filter { check in
            script.checks[check].criticality == .critical
                && [.unhealthy, .stale, .unknown].contains(statuses[check])
                && !(statuses[check] == .unhealthy && isForgiven(check))
        }
        let counted = script.checks.indices.filter { script.checks[$0].criticality != .informational }
        let isBurdened = counted.contains { statuses[$0] != .healthy }
        let overall: OverallStatus = fatal.isEmpty ? (isBurdened ? .degraded : .healthy) : .unhealthy
        return MonitorVerdict(
            status: overall,
            readiness: readiness(fatal.map { statuses[$0] }, overall),
            startup: startup,
            checks: script.checks.indices.map { check in
                let past = results(check)
                return MonitorVerdict.Check(
                    status: statuses[check], code: decisive(past, check)?.result.code,
                    consecutiveFailures: past.reversed().prefix { !$0.isGood }.count,
                    transitions: changes(check).count, since: changes(check).last?.at, due: due(check))
            },
            history: history)
    }

    private struct Run {
        var started: Int
        var finished: Int
        var position: Int
        var result: CheckResult
        var isGood: Bool { result.verdict != .unhealthy }
    }

    /// The results that count: each follows its start without another end between.
    private func results(_ check: Int) -> [Run] {
        (0..<count).compactMap { position in
            guard case .finish(check, let result) = script.events[position].event,
                let start = beginning(of: check, before: position)
            else { return nil }
            return Run(started: start, finished: script.events[position].at, position: position, result: result)
        }
    }

    /// When the run began that is in progress before an event; nil when there is none.
    private func beginning(of check: Int, before position: Int) -> Int? {
        var start: Int?
        for (at, event) in script.events[..<position].reversed() {
            switch event {
            case .start(check): start = at
            case .finish(check, _), .abandon(check): return start
            default: continue
            }
        }
        return start
    }

    /// The result that the shown status comes from: of the side, good or bad, that won last.
    ///
    /// A side wins with as many results in a row as its threshold says, or with the first result of all.
    private func decisive(_ past: [Run], _ check: Int) -> Run? {
        func lastWin(_ isGood: Bool, _ threshold: Int) -> Int {
            past.indices.last { end in
                (end == 0 && past[0].isGood == isGood)
                    || (end + 1 >= threshold && past[(end + 1 - threshold)...end].allSatisfy { $0.isGood == isGood })
            } ?? -1
        }
        let up = lastWin(true, script.checks[check].successThreshold)
        let down = lastWin(false, script.checks[check].failureThreshold)
        return past.last { $0.isGood == (up > down) }
    }

    private func word(_ run: Run?) -> CheckStatus {
        switch run?.result.verdict {
        case nil: .unknown
        case .healthy: .healthy
        case .degraded: .degraded
        case .unhealthy: .unhealthy
        }
    }

    private func words(_ check: Int) -> [CheckStatus] {
        let past = results(check)
        return past.indices.map { word(decisive(Array(past[...$0]), check)) }
    }

    private func changes(_ check: Int) -> [(at: Int, position: Int, to: CheckStatus)] {
        let words = words(check)
        let past = results(check)
        return words.indices.filter { words[$0] != ($0 == 0 ? .unknown : words[$0 - 1]) }
            .map { (past[$0].finished, past[$0].position, words[$0]) }
    }

    private func status(_ check: Int) -> CheckStatus {
        guard let last = results(check).last else { return .unknown }
        let limit = script.checks[check].staleAfter ?? script.checks[check].interval * 3 + script.checks[check].timeout
        return .milliseconds(now - last.finished) >= limit ? .stale : words(check).last ?? .unknown
    }

    private func isForgiven(_ check: Int) -> Bool {
        guard let forgiveness = script.forgiveness, script.checks[check].isShared else { return false }
        return forgiveness < 0 || now - (changes(check).last?.at ?? now) < forgiveness
    }

    private var closedGates: [String] {
        script.gates.filter { gate in
            !script.events[..<count].contains { if case .open(gate) = $0.event { true } else { false } }
        }
    }

    private func readiness(_ fatal: [CheckStatus], _ overall: OverallStatus) -> Readiness {
        let isDraining = script.events[..<count].contains { if case .drain = $0.event { true } else { false } }
        if isDraining { return .notReady(.draining) }
        if !closedGates.isEmpty || fatal.contains(.unknown) { return .notReady(.starting) }
        if fatal.contains(.stale) { return .notReady(.stale) }
        return fatal.isEmpty ? .ready(isDegraded: overall == .degraded) : .notReady(.dependency)
    }

    private var startup: Startup {
        let missing = script.checks.indices
            .filter { script.checks[$0].criticality == .critical && !results($0).contains(where: \.isGood) }
            .map { script.checks[$0].name }
        let waiting = closedGates + missing
        if waiting.isEmpty { return .started }
        return script.startupDeadline.map { now >= $0 } == true
            ? .failed(waiting: waiting) : .starting(waiting: waiting)
    }

    private var history: [[String]] {
        script.checks.indices
            .flatMap { check in changes(check).map { (check: check, change: $0) } }
            .sorted { $0.change.position > $1.change.position }
            .map { ["\($0.change.at)", script.checks[$0.check].name, $0.change.to.rawValue] }
    }

    // MARK: The schedule

    private func fast(_ check: Int) -> Int {
        let interval = script.checks[check].interval
        return interval == .seconds(1) ? 100 : 500
    }

    /// The next run: what the last result says, or earlier because someone asked.
    private func due(_ check: Int) -> Int {
        let past = results(check)
        let interval = script.checks[check].interval == .seconds(1) ? 1_000 : 5_000
        let regular = past.last.map { $0.finished + wait(after: past, check, interval) } ?? 0
        let gap = past.last?.result.code == .auth ? interval : fast(check)
        let asked = (0..<count).compactMap { position -> Int? in
            guard case .request(check) = script.events[position].event else { return nil }
            let end = past.first { $0.position > position }
            if beginning(of: check, before: position) != nil {
                // During a run: it counts from the end of that run, if that was the last one.
                guard let end, end.position == past.last?.position,
                    end.started == beginning(of: check, before: position),
                    !isAbandoned(check, between: position, and: end.position)
                else { return nil }
                return max(end.finished, end.started + gap)
            }
            guard end == nil else { return nil }
            let lastStart = lastBeginning(of: check, before: position)
            return max(script.events[position].at, lastStart.map { $0 + gap } ?? 0)
        }
        return ([regular] + asked).min() ?? regular
    }

    private func isAbandoned(_ check: Int, between first: Int, and last: Int) -> Bool {
        script.events[first..<last].contains { if case .abandon(check) = $0.event { true } else { false } }
    }

    /// When the newest run began, ended or not.
    private func lastBeginning(of check: Int, before position: Int) -> Int? {
        for end in (0...position).reversed() {
            if let start = beginning(of: check, before: end) { return start }
        }
        return nil
    }

    private func wait(after past: [Run], _ check: Int, _ interval: Int) -> Int {
        let words = words(check)
        func isChanging(_ run: Int) -> Bool {
            past[run].result.code != .auth && past[run].isGood == (words[run] == .unhealthy)
        }
        func isDown(_ run: Int) -> Bool {
            past[run].result.code != .auth && !past[run].isGood && words[run] == .unhealthy
        }
        let last = past.count - 1
        if isChanging(last) { return fast(check) }
        guard isDown(last) else { return interval }
        let settled = past.indices.last { !isChanging($0) && !isDown($0) } ?? -1
        let doublings = past.indices.filter { $0 > settled && $0 < last && isDown($0) }.count
        return min(interval, fast(check) << min(doublings, 20))
    }
}

/// What the runs of one check prove, for itself and for those that depend on it.
struct CheckRecord: Sendable {
    private let interval: Duration
    private let staleBound: Duration
    private var lastGoodStart: ContinuousClock.Instant?
    private var lastFinish: ContinuousClock.Instant?
    private var lastFailedFinish: ContinuousClock.Instant?
    /// Since when it has been failing, or coming and going: below the threshold too, and over pauses shorter than a
    /// result is good for.
    private var trouble: Outage?
    /// The last time it was down.
    private(set) var outage: Outage?
    private(set) var ofDegraded: FailureEvidence?
    private(set) var ofUnhealthy: FailureEvidence?

    /// The record of a check that has not run.
    init(_ configuration: CheckConfiguration) {
        interval = configuration.interval
        staleBound = configuration.staleBound
    }

    /// The evidence about a status.
    func evidence(of status: CheckStatus) -> FailureEvidence? {
        switch status {
        case .degraded: ofDegraded
        case .unhealthy: ofUnhealthy
        case .healthy, .unknown, .stale: nil
        }
    }

    /// Takes a run.
    mutating func take(_ run: CheckRun) {
        lastFinish = run.finished
        if run.verdict == .unhealthy { noteTrouble(run) } else { lastGoodStart = run.started }
        noteOutage(run)
        // A run below the threshold counts already: what it says is where the failure began.
        note(run, .degraded, .degraded, in: &ofDegraded)
        note(run, .unhealthy, .unhealthy, in: &ofUnhealthy)
    }

    /// Weighs the failures of this check against what is known of the checks that it depends on.
    mutating func weigh(against parents: [(index: Int, record: CheckRecord)]) {
        let child = self
        ofDegraded?.weigh(against: parents, by: child)
        ofUnhealthy?.weigh(against: parents, by: child)
        if outage?.end == nil { outage?.suspect = ofUnhealthy?.suspect }
    }

    private mutating func noteOutage(_ run: CheckRun) {
        guard run.status == .unhealthy else {
            if outage?.end == nil { outage?.end = run.finished }
            return
        }
        if outage == nil || outage?.end != nil { outage = trouble }
    }

    private mutating func noteTrouble(_ run: CheckRun) {
        defer { lastFailedFinish = run.finished }
        if let lastFailedFinish, run.started < lastFailedFinish.advanced(by: staleBound) { return }
        // A good run from before a long silence says nothing about when the failure began.
        let known = run.started.advanced(by: .zero - staleBound)
        trouble = Outage(earliest: max(lastGoodStart ?? known, known), found: run.finished)
    }

    private func note(
        _ run: CheckRun, _ verdict: CheckResult.Verdict, _ status: CheckStatus, in evidence: inout FailureEvidence?
    ) {
        if run.verdict == verdict {
            if evidence == nil { evidence = FailureEvidence(run) } else { evidence?.add(run) }
        } else if run.status != status {
            evidence = nil
        }
    }
}

extension CheckRecord {
    /// Whether a failed run of a check that depends on this one can follow from this one's last outage.
    func explains(_ run: CheckRun, of child: CheckRecord) -> Bool {
        guard let outage else { return false }
        let window = settlingWindow(with: child)
        guard outage.earliest <= run.finished.advanced(by: window) else { return false }
        if let end = outage.end { return run.started <= end.advanced(by: window) }
        // What was not looked at any more proves nothing.
        return lastFinish.map { run.finished < $0.advanced(by: staleBound) } ?? false
    }

    /// Whether this check was seen working, and no longer coming and going, after a failed run of a check that depends
    /// on it.
    func acquits(_ run: CheckRun, of child: CheckRecord) -> Bool {
        guard outage == nil || outage?.end != nil, let lastGoodStart else { return false }
        if let lastFailedFinish, lastGoodStart < lastFailedFinish.advanced(by: staleBound) { return false }
        return lastGoodStart > run.finished.advanced(by: settlingWindow(with: child))
    }

    /// Whether this one is the likelier cause of the two: what is down before what was, then what was first.
    func comesBefore(_ other: CheckRecord) -> Bool {
        guard let outage, let theirs = other.outage else { return outage != nil }
        if (outage.end == nil) != (theirs.end == nil) { return outage.end == nil }
        return outage.found < theirs.found
    }

    /// Runs of two checks that lie closer than this do not tell which one failed or recovered first: one round of the
    /// slower one.
    private func settlingWindow(with other: CheckRecord) -> Duration {
        max(interval, other.interval)
    }
}

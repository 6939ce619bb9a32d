import Health
import PostgresClient

/// What a check remembers from run to run: when the rich statement is due, and how the last session ended.
struct ProbeState: Sendable, Equatable {
    private let detailInterval: Duration
    private var details: Findings.Details?
    private var hasMigration: Bool?
    private var detailsDue: ContinuousClock.Instant?
    private var wasShutDown = false

    init(detailInterval: Duration) {
        self.detailInterval = detailInterval
    }

    /// Whether a run that begins now asks the rich statement. After anything but a healthy run it does, so that a
    /// requirement that is met again is seen at once.
    func wantsDetails(at now: ContinuousClock.Instant) -> Bool {
        detailsDue.map { now >= $0 } ?? true
    }

    /// Takes in what a run found and completes it by what an earlier one did.
    mutating func complete(_ findings: Findings, at now: ContinuousClock.Instant) -> Findings {
        wasShutDown = false
        var findings = findings
        if let new = findings.details {
            details = new
            hasMigration = findings.hasMigration
            detailsDue = now.advanced(by: detailInterval)
        } else {
            findings.details = details
            findings.hasMigration = hasMigration
        }
        return findings
    }

    /// Takes in the verdict.
    mutating func judge(_ result: CheckResult) {
        if result.verdict != .healthy { detailsDue = nil }
    }

    /// Takes in a failure and says its code.
    ///
    /// Postgres says 57P03 while it starts and while it shuts down; a session that was ended tells the two apart, until
    /// nobody listens any more.
    mutating func fail(_ error: PostgresError) -> CheckCode {
        (details, hasMigration, detailsDue) = (nil, nil, nil)
        switch error.code {
        case .shuttingDown: wasShutDown = true
        case .refused: wasShutDown = false
        case .startingUp where wasShutDown: return .shuttingDown
        default: break
        }
        return CheckCode(error.code)
    }
}

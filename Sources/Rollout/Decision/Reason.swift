/// What one rule says at one evaluation.
public struct Reason: Sendable, Hashable {
    /// How a rule was found.
    public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
        /// As it should be.
        case pass
        /// Not as it should be.
        case fail
        /// Not as it should be, but not for long enough yet.
        case pending
        /// Data that it needs are missing.
        case noData
        /// The evidence does not decide yet.
        case inconclusive
        /// It is not looked at now.
        case inactive
    }

    /// Which rule: `triggers[0]`, `analysis.canary[2]`, `gate.green`, `pause`, `window`, `incident.P1`.
    public var rule: String
    /// How it was found.
    public var verdict: Verdict
    /// What it demands; nil when nothing.
    public var outcome: RolloutVerdict?
    /// Whose series.
    public var subject: Subject?
    /// Which series.
    public var metric: String?
    /// How much of the past was looked at.
    public var window: Span?
    /// How many events were looked at.
    public var samples: Int?
    /// What was found.
    public var value: Double?
    /// What it was compared with.
    public var limit: Double?
    /// How far the value is on the good side of the limit; negative on the bad one.
    public var margin: Double?
    /// Since when it has been so.
    public var since: Moment?
    /// When it will be otherwise if nothing else changes.
    public var until: Moment?
    /// One sentence for people.
    public var note: String?

    init(_ rule: String, _ verdict: Verdict, outcome: RolloutVerdict? = nil, note: String? = nil) {
        self.rule = rule
        self.verdict = verdict
        self.outcome = outcome
        self.note = note
    }
}

extension RolloutVerdict {
    /// The verdict that follows from reasons alone: the strongest of what they demand.
    ///
    /// ``RolloutPolicy/evaluate(_:_:)`` decides by this function, so that nothing can decide that is no reason.
    public init(following reasons: [Reason]) {
        self = reasons.compactMap(\.outcome).max { $0.strength < $1.strength } ?? .hold
    }

    var strength: Int {
        switch self {
        case .complete: 0
        case .advance: 1
        case .hold: 2
        case .pauseForApproval: 3
        case .abort: 4
        case .rollback: 5
        }
    }
}

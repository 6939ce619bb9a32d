/// What one rule says at one evaluation.
public struct Reason: Sendable {
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

    /// Which rule: `triggers[0]`, `analysis.canary[2]`, `gate.green`, `steps[2].pause`, `windows`, `incident.P1`.
    public internal(set) var rule: String
    /// How it was found.
    public internal(set) var verdict: Verdict
    /// What it demands; nil when nothing.
    public internal(set) var outcome: RolloutVerdict?
    /// How much of the past was looked at.
    public internal(set) var window: Span?
    /// How many events were looked at; nil for a rule that looks at no series.
    public internal(set) var samples: Int?
    /// What was found.
    public internal(set) var value: Double?
    /// What it was compared with.
    public internal(set) var limit: Double?
    /// Since when it has been so.
    public internal(set) var since: Moment?
    /// When it will be otherwise if nothing else changes.
    public internal(set) var until: Moment?
    /// What it says for people, put into words when somebody asks.
    var explanation: Explanation
    /// What it is about.
    var kind: Kind

    init(
        _ rule: String, _ verdict: Verdict, kind: Kind = .other, outcome: RolloutVerdict? = nil,
        _ explanation: Explanation = .none
    ) {
        self.rule = rule
        self.kind = kind
        self.verdict = verdict
        self.outcome = outcome
        self.explanation = explanation
    }

    /// Whose series was looked at; nil for a rule that looks at none.
    public var subject: Subject? { explanation.comparison?.comparison.subject }
    /// Which series was looked at; nil for a rule that looks at none.
    public var metric: String? { explanation.comparison?.name }
    /// How far the value is on the good side of the limit; negative on the bad one.
    public var margin: Double? { explanation.margin(of: self) }
    /// One sentence for people; nil where there is nothing to say.
    public var note: String? { explanation.text(of: self) }
}

extension Reason: Hashable {
    /// Whether both say the same.
    public static func == (left: Reason, right: Reason) -> Bool {
        left.rule == right.rule && left.verdict == right.verdict && left.outcome == right.outcome
            && left.window == right.window && left.samples == right.samples && left.value == right.value
            && left.limit == right.limit && left.margin == right.margin && left.since == right.since
            && left.until == right.until && left.note == right.note
    }

    /// Hashes rule and finding.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rule)
        hasher.combine(verdict)
        hasher.combine(value)
    }
}

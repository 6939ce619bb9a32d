/// What a reason says for people, not yet in words: an evaluation has many reasons, and hardly any is read. What most
/// reasons say is small; the rest is kept elsewhere.
enum Explanation: Sendable {
    /// Nothing.
    case none
    /// These words.
    case text(String)
    /// These, one after the other.
    indirect case phrase(String, String, String = "")
    /// These, and a span.
    indirect case span(String, Span, String = "")
    /// A comparison held, or its opposite did.
    case comparison(ComparisonPlan, holds: Bool)
    /// Something that a comparison needs is missing.
    case missing(ComparisonPlan, Lack)
    /// What was counted of a share, and what it proves.
    indirect case evidence(ComparisonPlan, EvidenceFinding)
    /// It has been so for a span that is long enough.
    indirect case lasted(Span, Explanation)
    /// It has been so for a span, of another that it needs.
    indirect case lasting(Span, of: Span, Explanation)
    /// Several at once.
    case all([Reason])
    /// With something more.
    indirect case with(Explanation, String)

    /// What can be missing of a comparison.
    enum Lack: Sendable {
        /// The data.
        case data
        /// The data of its baseline.
        case baseline
        /// The samples of the points of a subject.
        indirect case samples(of: Subject)
    }

    /// The comparison that it is about.
    var comparison: ComparisonPlan? {
        switch self {
        case .comparison(let plan, _), .missing(let plan, _), .evidence(let plan, _): plan
        case .lasted(_, let inner), .lasting(_, _, let inner), .with(let inner, _): inner.comparison
        case .none, .text, .phrase, .span, .all: nil
        }
    }

    /// Whether it is about what was counted, and not about one look.
    var isEvidence: Bool {
        switch self {
        case .evidence: true
        case .lasted(_, let inner), .lasting(_, _, let inner), .with(let inner, _): inner.isEvidence
        case .none, .text, .phrase, .span, .comparison, .missing, .all: false
        }
    }

    /// How far the value is on the good side of the limit; nil where that is no question.
    func margin(of reason: Reason) -> Double? {
        guard let value = reason.value, let limit = reason.limit else { return nil }
        switch self {
        case .comparison(let plan, _), .evidence(let plan, _):
            return Decimal.rounded(plan.isBadAbove ? limit - value : value - limit)
        case .lasted(_, let inner), .lasting(_, _, let inner), .with(let inner, _): return inner.margin(of: reason)
        case .none, .text, .phrase, .span, .missing, .all: return nil
        }
    }

    /// The words.
    func text(of reason: Reason) -> String? {
        switch self {
        case .none: return nil
        case .text(let text): return text
        case .phrase(let start, let middle, let end): return start + middle + end
        case .span(let start, let span, let end): return "\(start) \(span)\(end)"
        case .comparison(let plan, let holds):
            return plan.sentence(reason.value ?? 0, reason.limit ?? 0, holds: holds)
        case .missing(let plan, .data):
            let amount = reason.samples ?? 0 > 0 ? "too little" : "no"
            return "\(amount) data of \(plan.name) on \(plan.comparison.subject)"
        case .missing(let plan, .baseline): return "no data of the baseline of \(plan.metric.name)"
        case .missing(let plan, .samples(let subject)):
            return "the points of \(plan.name) on \(subject) bear no samples, and evidence is counted in them"
        case .evidence(let plan, let found): return plan.sentence(found, reason)
        case .lasted(let span, let inner): return inner.text(of: reason).map { "\($0) for \(span)" }
        case .lasting(let span, let needed, let inner):
            return inner.text(of: reason).map { "\($0), for \(span) of \(needed)" }
        case .all(let parts): return parts.isEmpty ? nil : parts.map { $0.note ?? $0.rule }.joined(separator: " and ")
        case .with(let inner, let more): return (inner.text(of: reason) ?? reason.rule) + more
        }
    }
}

extension ComparisonPlan {
    /// `error_rate 3% > 1% on candidate`, or what holds instead.
    fileprivate func sentence(_ value: Double, _ limit: Double, holds: Bool) -> String {
        let suffix = comparison.isGrowth ? "/minute" : ""
        let sign = holds ? comparison.operator : comparison.operator.opposite
        var (left, right) = (metric.text(value), metric.text(limit))
        // What differs must not look the same.
        if left == right, value != limit { (left, right) = (metric.exactText(value), metric.exactText(limit)) }
        return "\(name) \(left)\(suffix) \(sign.rawValue) \(right)\(suffix) on \(comparison.subject)"
    }
}

extension Metric {
    /// A value with its unit, for people.
    package func text(_ value: Double) -> String { text(value, Decimal.text) }

    /// The same with all of its digits.
    fileprivate func exactText(_ value: Double) -> String { text(value, Decimal.exactText) }

    private func text(_ value: Double, _ number: (Double) -> String) -> String {
        switch unit {
        case .fraction?: number(Decimal.rounded(value * 100)) + "%"
        case .percent?: number(value) + "%"
        case let unit? where unit.dimension != .count: number(value) + unit.description
        default: number(value)
        }
    }
}

extension Comparison.Operator {
    fileprivate var opposite: Comparison.Operator {
        switch self {
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        }
    }
}

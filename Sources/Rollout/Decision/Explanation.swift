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
    /// The data of a comparison, or its baseline, are missing.
    case missing(ComparisonPlan, isBaseline: Bool)
    /// What was counted of a share, and what it proves.
    indirect case evidence(ComparisonPlan, failures: Int, isAbove: Bool?)
    /// It has been so for a span that is long enough.
    indirect case lasted(Span, Explanation)
    /// It has been so for a span, of another that it needs.
    indirect case lasting(Span, of: Span, Explanation)
    /// Several at once.
    case all([Reason])
    /// With something more.
    indirect case with(Explanation, String)

    /// The comparison that it is about.
    var comparison: ComparisonPlan? {
        switch self {
        case .comparison(let plan, _), .missing(let plan, _), .evidence(let plan, _, _): plan
        case .lasted(_, let inner), .lasting(_, _, let inner), .with(let inner, _): inner.comparison
        case .none, .text, .phrase, .span, .all: nil
        }
    }

    /// How far the value is on the good side of the limit; nil where that is no question.
    func margin(of reason: Reason) -> Double? {
        guard let value = reason.value, let limit = reason.limit else { return nil }
        switch self {
        case .comparison(let plan, _):
            return Decimal.rounded(plan.isBadAbove ? limit - value : value - limit)
        case .evidence(let plan, let failures, _):
            guard plan.proportion != nil, let samples = reason.samples else { return nil }
            let share = Double(failures) / Double(samples) / plan.candidate.factor
            return Decimal.rounded(plan.isBadAbove ? limit - share : share - limit)
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
        case .missing(let plan, let isBaseline):
            let what = isBaseline ? "the baseline of \(plan.metric.name)" : "\(plan.name) on \(plan.comparison.subject)"
            return "\(!isBaseline && reason.samples ?? 0 > 0 ? "too little" : "no") data of \(what)"
        case .evidence(let plan, let failures, let isAbove): return plan.evidence(reason, failures, isAbove)
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
        return
            "\(name) \(metric.text(value))\(suffix) \(sign.rawValue) \(metric.text(limit))\(suffix) on \(comparison.subject)"
    }

    fileprivate func evidence(_ reason: Reason, _ failures: Int, _ isAbove: Bool?) -> String {
        let total = reason.samples ?? 0
        let seen = "\(failures) of \(total) failed on \(comparison.subject)"
        if let isAbove {
            return "\(seen): \(name) is \(isAbove ? "above" : "not above") \(metric.text(reason.limit ?? 0))"
        }
        guard case .sequential(let alpha) = test,
            let needed = proportion?.requestsToProveBelow(failures: failures, of: total, alpha: alpha)
        else { return "\(seen): not enough evidence" }
        return "\(seen): not enough evidence; \(needed) more requests without a failure would settle it"
    }
}

extension Metric {
    /// A value with its unit, for people.
    func text(_ value: Double) -> String {
        switch unit {
        case .fraction?: Decimal.text(Decimal.rounded(value * 100)) + "%"
        case .percent?: Decimal.text(value) + "%"
        case let unit? where unit.dimension != .count: Decimal.text(value) + unit.description
        default: Decimal.text(value)
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

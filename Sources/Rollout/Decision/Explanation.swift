/// What a reason says for people, not yet in words: an evaluation has many reasons, and hardly any is read.
indirect enum Explanation: Sendable {
    /// Nothing.
    case none
    /// These words.
    case text(String)
    /// A comparison held, or its opposite did.
    case comparison(RolloutProgram, Int, holds: Bool)
    /// The data of a comparison, or its baseline, are missing.
    case missing(RolloutProgram, Int, isBaseline: Bool)
    /// What was counted of a share, and what it proves.
    case evidence(RolloutProgram, Int, failures: Int, isAbove: Bool?, needed: Int?)
    /// It has been so for a span that is long enough.
    case lasted(Span, Explanation)
    /// It has been so for a span, of another that it needs.
    case lasting(Span, of: Span, Explanation)
    /// Several at once.
    case all([Explanation])
    /// With something more.
    case with(Explanation, String)

    /// The comparison that it is about.
    var comparison: ComparisonPlan? {
        switch self {
        case .comparison(let program, let index, _), .missing(let program, let index, _),
            .evidence(let program, let index, _, _, _):
            program.comparisons[index]
        case .lasted(_, let inner), .lasting(_, _, let inner), .with(let inner, _): inner.comparison
        case .none, .text, .all: nil
        }
    }

    /// The words.
    func text(of reason: Reason) -> String? {
        switch self {
        case .none: return nil
        case .text(let text): return text
        case .comparison(let program, let index, let holds):
            return program.comparisons[index].sentence(reason.value ?? 0, reason.limit ?? 0, holds: holds)
        case .missing(let program, let index, let isBaseline):
            let plan = program.comparisons[index]
            let what = isBaseline ? "the baseline of \(plan.metric.name)" : "\(plan.name) on \(plan.comparison.subject)"
            return "\(!isBaseline && reason.samples ?? 0 > 0 ? "too little" : "no") data of \(what)"
        case .evidence(let program, let index, let failures, let isAbove, let needed):
            return program.comparisons[index].evidence(reason, failures, isAbove, needed)
        case .lasted(let span, let inner): return inner.text(of: reason).map { "\($0) for \(span)" }
        case .lasting(let span, let needed, let inner):
            return inner.text(of: reason).map { "\($0), for \(span) of \(needed)" }
        case .all(let parts):
            let texts = parts.compactMap { $0.text(of: reason) }
            return texts.isEmpty ? nil : texts.joined(separator: " and ")
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

    fileprivate func evidence(_ reason: Reason, _ failures: Int, _ isAbove: Bool?, _ needed: Int?) -> String {
        let seen = "\(failures) of \(reason.samples ?? 0) failed on \(comparison.subject)"
        guard let isAbove else {
            return "\(seen): not enough evidence"
                + (needed.map { "; \($0) more requests without a failure would settle it" } ?? "")
        }
        return "\(seen): \(name) is \(isAbove ? "above" : "not above") \(metric.text(reason.limit ?? 0))"
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

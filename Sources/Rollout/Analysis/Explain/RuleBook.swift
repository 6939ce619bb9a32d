/// The rules of a policy that are conditions, by the names that reasons give them.
struct RuleBook {
    /// What is asked of a condition.
    enum Purpose {
        /// It fires when it holds.
        case trigger
        /// It has to hold before the rollout goes on.
        case requirement
        /// It is one of several in a list.
        case part
    }

    private struct Rule {
        var condition: Condition
        var purpose: Purpose
    }

    private let metrics: [String: Metric]
    private var rules: [String: Rule] = [:]

    init(_ policy: RolloutPolicy) {
        metrics = policy.metrics
        for rule in policy.namedConditions { add(rule.name, rule.condition, rule.isTrigger ? .trigger : .requirement) }
    }

    private mutating func add(_ name: String, _ condition: Condition, _ purpose: Purpose) {
        rules[name] = Rule(condition: condition, purpose: purpose)
        switch condition.lastingPart {
        case .all(let parts), .any(let parts):
            for (index, part) in parts.enumerated() { add("\(name).\(index)", part, .part) }
        default: break
        }
    }

    /// What a rule says.
    ///
    /// - Parameter isOver: Whether the rollout is on its way back or has ended: what brought that about ends it no
    ///   more.
    func explain(_ reason: Reason, isDecisive: Bool, isOver: Bool) -> RuleExplanation {
        let rule = rules[reason.rule]
        let unit = rule?.condition.comparison.map { comparison in
            { (number: Double) in comparison.text(number, metrics) }
        }
        let text = unit ?? Decimal.text
        let isDone = isOver && (reason.outcome == .rollback || reason.outcome == .abort)
        return RuleExplanation(
            reason: reason, condition: rule?.condition.text(metrics), isDecisive: isDecisive,
            value: reason.value.map(text), limit: reason.limit.map(text), margin: reason.margin.map(text),
            change: isDone ? nil : rule.map { change(of: reason, $0.condition, $0.purpose) } ?? reason.change)
    }

    private func change(of reason: Reason, _ condition: Condition, _ purpose: Purpose) -> String? {
        // A part says of itself only what was found.
        let holds = condition.comparison?.holds(reason)
        switch (purpose, reason.verdict) {
        case (_, .inactive): return nil
        case (_, .noData): return "data\(reason.samples ?? 0 > 0 ? ", more of them" : "")"
        case (.trigger, .fail): return "ends when \(crossing(reason, condition, holds: true))"
        case (.trigger, .pending): return "ends when \(crossing(reason, condition, holds: true)), else fires in time"
        case (.trigger, _): return "fires when \(crossing(reason, condition, holds: false))"
        case (.requirement, .inconclusive): return "more requests"
        case (.requirement, .pass): return "fails when \(crossing(reason, condition, holds: true))"
        case (.requirement, _): return "passes when \(crossing(reason, condition, holds: false))"
        case (.part, _): return holds.map { "changes when \(crossing(reason, condition, holds: $0))" }
        }
    }

    /// When a condition that holds does not any more, or the other way round.
    private func crossing(_ reason: Reason, _ condition: Condition, holds: Bool) -> String {
        guard let comparison = condition.comparison, let limit = reason.limit, let margin = reason.margin else {
            return "\(condition.text(metrics))\(holds ? " no longer holds" : "")"
        }
        let name = comparison.name
        if reason.explanation.isEvidence {
            let (how, side) = (holds ? "no longer prove" : "prove", comparison.operator.side(holding: true))
            return "requests \(how) that \(name) is \(side) \(comparison.text(limit, metrics))"
        }
        var text = "\(name) is \(comparison.operator.side(holding: !holds)) \(comparison.text(limit, metrics))"
        if case .lasting(let span, _) = condition, !holds { text += " for \(span)" }
        return comparison.holds(reason) == holds && margin != 0
            ? text + ", \(comparison.text(margin.magnitude, metrics)) away" : text
    }
}

extension Condition {
    /// What has to last, where it has to.
    fileprivate var lastingPart: Condition {
        if case .lasting(_, let part) = self { part.lastingPart } else { self }
    }

    /// The one comparison that it consists of.
    fileprivate var comparison: Comparison? {
        if case .comparison(let comparison) = lastingPart { comparison } else { nil }
    }
}

extension Comparison {
    /// A value of the series with its unit.
    fileprivate func text(_ number: Double, _ metrics: [String: Metric]) -> String {
        (metrics[metric]?.text(number) ?? Decimal.text(number)) + (isGrowth ? "/minute" : "")
    }

    /// Whether it held by what was found; nil when nothing was.
    fileprivate func holds(_ reason: Reason) -> Bool? {
        guard let value = reason.value, let limit = reason.limit else { return nil }
        return `operator`.holds(value, limit)
    }
}

extension Comparison.Operator {
    /// On which side of the limit a value is for which the comparison holds, or does not.
    fileprivate func side(holding: Bool) -> String {
        switch (self, holding) {
        case (.greater, true), (.lessOrEqual, false): "above"
        case (.greater, false), (.lessOrEqual, true): "at or below"
        case (.less, true), (.greaterOrEqual, false): "below"
        case (.less, false), (.greaterOrEqual, true): "at or above"
        }
    }
}

extension Reason {
    /// What would make a rule that is no condition say something else.
    fileprivate var change: String? {
        switch kind {
        case .pause: "the command resume"
        case .freeze: "the command unfreeze"
        case .calendar where verdict == .fail: until == nil ? "the calendar" : "time"
        case .incident: "the end of its cause, or the command resolve"
        case .approval: "the command approve, or reject"
        case .deadline where outcome == .pauseForApproval: "the command approve, or reject"
        case _ where verdict == .pass: nil
        case _ where until != nil: "time"
        case .gate: "what it waits for, or the command skip-gate"
        case .calendar, .deadline, .measurement, .missingData, .other, .trigger: nil
        }
    }
}

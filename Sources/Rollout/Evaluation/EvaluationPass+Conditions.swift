extension EvaluationPass {
    /// Looks at the condition of a rule.
    mutating func find(_ rule: RulePlan) -> Finding {
        var finding = Finding(rule.name, at: now)
        find(rule.condition, &finding)
        return finding
    }

    /// A finding is filled in where it is and not handed on from part to part: it is large, and there are many.
    private mutating func find(_ condition: ConditionNode, _ finding: inout Finding) {
        switch condition {
        case .comparison(let plan): find(plan, &finding)
        case .fact(let name, let negated): find(fact: name, negated: negated, &finding)
        case .unhealthy(let gate, let memory): find(program.gates[gate], memory, &finding)
        case .component(let name): find(component: name, &finding)
        case .all(let parts): finding.combine(find(parts), decisive: false)
        case .any(let parts): finding.combine(find(parts), decisive: true)
        case .lasting(let span, let part, let memory):
            find(part, &finding)
            last(span, &finding, memory)
        case .alarm(let plan): find(plan, &finding)
        }
    }

    /// Each part becomes a reason of its own.
    private mutating func find(_ parts: [RulePlan]) -> [Finding] {
        var findings: [Finding] = []
        for part in parts {
            let finding = find(part)
            reasons.append(finding.reason)
            findings.append(finding)
        }
        return findings
    }

    private func find(fact name: String, negated: Bool, _ finding: inout Finding) {
        let known = knownFact(name)
        // What is not known to be so is not so: a finding that nobody made is none.
        finding.truth = (known?.value ?? false) != negated
        if let known { finding.observedAt = known.at }
        let words = known.map { $0.value ? " is so" : " is not so" } ?? " is not known"
        finding.reason.explanation = .phrase(name, words)
    }

    private mutating func find(_ plan: GatePlan, _ memory: Int, _ finding: inout Finding) {
        let met = isMet(plan)
        finding.conclude(met.map { !$0 })
        guard let met else {
            finding.reason.explanation = .phrase("gate ", plan.gate.name, " was not looked at yet")
            return
        }
        let (failures, threshold) = (met ? 0 : state.rules[memory].consecutive &+ 1, plan.gate.failureThreshold)
        state.rules[memory].consecutive = failures
        if !met, Int(failures) < threshold {
            (finding.reason.verdict, finding.truth) = (.pending, false)
            finding.reason.explanation = .text("gate \(plan.gate.name) is not met, \(failures) of \(threshold) looks")
        } else {
            finding.reason.explanation = .phrase("gate ", plan.gate.name, met ? " is met" : " is not met")
        }
    }

    private func find(component name: String, _ finding: inout Finding) {
        let known = state.components[name]
        finding.conclude(known.map { !$0.value })
        if let known { finding.observedAt = known.at }
        let words = known.map { $0.value ? " is healthy" : " is not healthy" } ?? " is not known"
        finding.reason.explanation = .phrase("component ", name, words)
    }

    /// A fact that is not older than its declaration allows.
    func knownFact(_ name: String) -> KnownFact? {
        guard let known = state.facts[name] else { return nil }
        if let maxAge = program.policy.facts[name]?.maxAge, now - known.at > maxAge { return nil }
        return known
    }

    /// A condition has to hold without a break; a gap in the data of more than two intervals is a break.
    private mutating func last(_ span: Span, _ finding: inout Finding, _ memory: Int) {
        var known = state.rules[memory]
        let (observedAt, longestGap) = (finding.observedAt, program.policy.interval * 2)
        switch finding.truth {
        case true?:
            let isBroken = known.lastHeld != .never && observedAt - known.lastHeld > longestGap
            if isBroken || known.since == .never { known.since = observedAt }
            known.lastHeld = observedAt
            finding.reason.since = known.since
            let lasted = observedAt - known.since
            if lasted < span {
                finding.truth = false
                finding.reason.verdict = .pending
                finding.reason.until = known.since + span
                finding.reason.explanation = .lasting(lasted, of: span, finding.reason.explanation)
            } else {
                finding.reason.explanation = .lasted(span, finding.reason.explanation)
            }
        case false?: known = RuleState()
        case nil:
            if known.lastHeld != .never, now - known.lastHeld > longestGap { known = RuleState() }
            finding.reason.since = known.since == .never ? nil : known.since
        }
        state.rules[memory] = known
    }
}

extension Finding {
    /// Whether it is so; nil where nobody ever told.
    fileprivate mutating func conclude(_ truth: Bool?) {
        self.truth = truth
        guard truth == nil else { return }
        gap = .neverSupplied
        reason.verdict = .noData
    }
}

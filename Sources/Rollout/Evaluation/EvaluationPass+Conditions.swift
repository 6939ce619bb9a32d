extension EvaluationPass {
    /// Looks at the condition of a rule.
    mutating func examine(_ rule: RulePlan) -> Finding {
        var finding = Finding(rule.name, at: now)
        examine(rule.condition, &finding)
        return finding
    }

    /// A finding is filled in where it is and not handed on from part to part: it is large, and there are many.
    mutating func examine(_ condition: ConditionNode, _ finding: inout Finding) {
        switch condition {
        case .comparison(let plan): examine(plan, &finding)
        case .unknown(let name): examine(unknown: name, &finding)
        case .fact(let name, let negated): examine(fact: name, negated: negated, &finding)
        case .unhealthy(let gate, let memory): examine(program.gates[gate], memory, &finding)
        case .component(let name): examine(component: name, &finding)
        case .all(let parts): finding.combine(examine(parts), decisive: false)
        case .any(let parts): finding.combine(examine(parts), decisive: true)
        case .lasting(let span, let part, let memory, let stableMemory):
            examine(part, &finding)
            last(span, part, &finding, memory)
            if let stableMemory { lastOnStable(span, &finding, stableMemory) }
        case .alarm(let plan): examine(plan, &finding)
        }
    }

    /// Each part becomes a reason of its own.
    private mutating func examine(_ parts: [RulePlan]) -> [Finding] {
        var findings: [Finding] = []
        for part in parts {
            let finding = examine(part)
            reasons.append(finding.reason)
            findings.append(finding)
        }
        return findings
    }

    /// Reading refuses such a name. Of a policy that was changed afterwards nothing is guessed: a guard that cannot
    /// look is blind.
    private func examine(unknown name: String, _ finding: inout Finding) {
        finding.conclude(nil)
        finding.gap = .missing
        finding.reason.explanation = .phrase("the policy knows no ", name)
    }

    private func examine(fact name: String, negated: Bool, _ finding: inout Finding) {
        let known = knownFact(name)
        // What is not known to be so is not so: a finding that nobody made is none.
        finding.truth = (known?.value ?? false) != negated
        // It stays so until something else is said, so it is seen now.
        finding.beganAt = known?.at
        let words = known.map { $0.value ? " is so" : " is not so" } ?? " is not known"
        finding.reason.explanation = .phrase(name, words)
    }

    private mutating func examine(_ plan: GatePlan, _ memory: Int, _ finding: inout Finding) {
        let met = isMet(plan, isWatched: true)
        finding.conclude(met.map { !$0 })
        finding.fault = .ofCandidate
        guard let met else {
            let wasKnown = isMet(plan, isWatched: false) != nil
            if wasKnown { finding.gap = .missing }
            let words = wasKnown ? " is not looked at any more" : " was not looked at yet"
            finding.reason.explanation = .phrase("gate ", plan.gate.name, words)
            return
        }
        if met {
            state.rules[memory].consecutive = 0
        } else {
            finding.newest = newest(of: plan, isWatched: true)
            state.rules[memory].countFailure(by: finding.newest ?? thisInterval)
        }
        let (failures, threshold) = (state.rules[memory].consecutive, plan.gate.failureThreshold)
        if !met, Int(failures) < threshold {
            (finding.reason.verdict, finding.truth) = (.pending, false)
            finding.reason.explanation = .text("gate \(plan.gate.name) is not met, \(failures) of \(threshold) looks")
        } else {
            finding.reason.explanation = .phrase("gate ", plan.gate.name, met ? " is met" : " is not met")
        }
    }

    private func examine(component name: String, _ finding: inout Finding) {
        let known = state.components[name]
        let isOld = known.map { isStale($0) } ?? false
        finding.conclude(isOld ? nil : known.map { !$0.isMet })
        if isOld { finding.gap = .missing }
        finding.beganAt = known?.at
        finding.fault = .ofCandidate
        let words =
            known.map { isOld ? " was healthy" : $0.isMet ? " is healthy" : " is not healthy" } ?? " is not known"
        finding.reason.explanation = .phrase("component ", name, words)
    }

    /// How new is what bears no time of its own, like a fact that is so at present: it is looked at anew once an
    /// interval.
    var thisInterval: Moment {
        now - Span(milliseconds: now.milliseconds % max(1, program.policy.interval.milliseconds))
    }

    /// Whether a good answer is so old that it tells nothing of now: three looks without another, where there were
    /// others. One that was asked for once only, for a gate, holds until the next, and so does a bad one.
    func isStale(_ answer: KnownAnswer) -> Bool {
        answer.isMet && answer.isRepeated && now - answer.at > program.policy.interval * 3
    }

    /// A fact that is not older than its declaration allows.
    func knownFact(_ name: String) -> KnownFact? {
        guard let known = state.facts[name] else { return nil }
        if let maxAge = program.policy.facts[name]?.maxAge, now - known.at > maxAge { return nil }
        return known
    }

    /// A condition has to hold without a break. A hole in the data of more than two intervals is one; while nobody
    /// knows whether it held in there, a guard whose condition holds on both sides of the hole is blind.
    private mutating func last(_ span: Span, _ part: ConditionNode, _ finding: inout Finding, _ memory: Int) {
        var known = state.rules[memory]
        let longestGap = program.policy.interval * 2
        switch finding.truth {
        case true?:
            let lasted = known.goOn(at: finding.observedAt, since: finding.beganAt, longestGap: longestGap)
            finding.reason.since = known.since
            let isBlind = known.hadHole && !part.isAbsentWhenGood
            finding.lasted(lasted, of: span, longestGap: isBlind ? longestGap : nil)
        case false?: known = RuleState()
        case nil:
            if known.lastHeld != .never, now - known.lastHeld > longestGap {
                if part.isAbsentWhenGood { known = RuleState() } else { known.since = .never }
            }
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

    /// It has held for a span, of another that it needs.
    ///
    /// - Parameter longestGap: The hole in the data that is allowed, where there was a longer one; nil where not.
    fileprivate mutating func lasted(_ span: Span, of needed: Span, longestGap: Span?) {
        guard span < needed else {
            reason.explanation = .lasted(needed, reason.explanation)
            return
        }
        reason.until = reason.since.map { $0 + needed }
        reason.explanation = .lasting(span, of: needed, reason.explanation)
        guard let longestGap else {
            (truth, reason.verdict) = (false, .pending)
            return
        }
        (truth, gap, reason.verdict) = (nil, .missing, .noData)
        reason.explanation = .with(reason.explanation, "; its points were more than \(longestGap) apart")
    }
}

extension ConditionNode {
    /// Whether no news of it is good news: nobody reports a counter that counts nothing.
    fileprivate var isAbsentWhenGood: Bool {
        guard case .comparison(let plan) = self else { return false }
        return plan.metric.kind == .counter
    }
}

extension EvaluationPass {
    /// Looks at the condition of a rule.
    mutating func find(_ rule: RolloutProgram.RulePlan) -> Finding {
        find(rule.node, rule.name)
    }

    private mutating func find(_ node: Int, _ rule: String) -> Finding {
        switch program.nodes[node] {
        case .comparison(let index): return find(comparison: index, rule)
        case .fact(let name, let negated): return find(fact: name, negated: negated, rule)
        case .unhealthy(let name): return find(gate: name, rule)
        case .component(let name): return find(component: name, rule)
        case .all(let parts): return Finding.combined(find(parts), rule, decisive: false)
        case .any(let parts): return Finding.combined(find(parts), rule, decisive: true)
        case .lasting(let span, let part, let memory): return lasting(span, find(part, rule), memory)
        }
    }

    /// Each part becomes a reason of its own.
    private mutating func find(_ parts: [RolloutProgram.RulePlan]) -> [Finding] {
        var findings: [Finding] = []
        for part in parts {
            let finding = find(part)
            reasons.append(finding.reason)
            findings.append(finding)
        }
        return findings
    }

    private func find(fact name: String, negated: Bool, _ rule: String) -> Finding {
        let known = knownFact(name)
        let words = known.map { $0.value ? "is so" : "is not so" } ?? "is not known"
        // What is not known to be so is not so: a finding that nobody made is none.
        return Finding(
            truth: (known?.value ?? false) != negated, observedAt: known?.at ?? now,
            reason: Reason(rule, .pass, .text("\(name) \(words)")))
    }

    private mutating func find(gate name: String, _ rule: String) -> Finding {
        let gate = program.policy.gates[name]
        let met = gate.flatMap { isMet($0) }
        var reason = Reason(rule, met == nil ? .noData : .pass)
        var isUnhealthy = met.map { !$0 }
        var words = met == false ? "is not met" : met == nil ? "was not looked at yet" : "is met"
        if let gate, gate.failureThreshold > 1, let met {
            let key = "\(rule)/\(name)"
            let failures = met ? 0 : (state.gates[key]?.consecutive ?? 0) &+ 1
            state.gates[key] = met ? nil : RuleState(consecutive: failures)
            if !met, Int(failures) < gate.failureThreshold {
                (reason.verdict, isUnhealthy) = (.pending, false)
                words += ", \(failures) of \(gate.failureThreshold) looks"
            }
        }
        reason.explanation = .text("gate \(name) \(words)")
        return Finding(
            truth: isUnhealthy, gap: met == nil ? .neverSupplied : nil, observedAt: now, reason: reason)
    }

    private func find(component name: String, _ rule: String) -> Finding {
        let known = state.components[name]
        let words = known.map { $0.value ? "is healthy" : "is not healthy" } ?? "is not known"
        return Finding(
            truth: known.map { !$0.value }, gap: known == nil ? .neverSupplied : nil, observedAt: known?.at ?? now,
            reason: Reason(rule, known == nil ? .noData : .pass, .text("component \(name) \(words)")))
    }

    /// A fact that is not older than its declaration allows.
    func knownFact(_ name: String) -> KnownFact? {
        guard let known = state.facts[name] else { return nil }
        if let maxAge = program.policy.facts[name]?.maxAge, now - known.at > maxAge { return nil }
        return known
    }

    /// A condition has to hold without a break; a gap in the data of more than two intervals is a break.
    private mutating func lasting(_ span: Span, _ inner: Finding, _ memory: Int) -> Finding {
        var finding = inner
        let longestGap = program.policy.interval * 2
        let isBroken =
            state.rules[memory].lastHeld != .never && inner.observedAt - state.rules[memory].lastHeld > longestGap
        switch inner.truth {
        case true?:
            if isBroken || state.rules[memory].since == .never { state.rules[memory].since = inner.observedAt }
            state.rules[memory].lastHeld = inner.observedAt
            let since = state.rules[memory].since
            finding.reason.since = since
            if inner.observedAt - since < span {
                finding.truth = false
                finding.reason.verdict = .pending
                finding.reason.until = since + span
                finding.reason.explanation = .lasting(inner.observedAt - since, of: span, inner.reason.explanation)
            } else {
                finding.reason.explanation = .lasted(span, inner.reason.explanation)
            }
        case false?: state.rules[memory] = RuleState()
        case nil:
            if state.rules[memory].lastHeld != .never, now - state.rules[memory].lastHeld > longestGap {
                state.rules[memory] = RuleState()
            }
            let since = state.rules[memory].since
            finding.reason.since = since == .never ? nil : since
        }
        return finding
    }
}

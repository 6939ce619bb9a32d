extension EvaluationPass {
    /// Looks at a condition.
    ///
    /// - Parameters:
    ///   - rule: The name of the rule; its parts are named by their place in it.
    ///   - test: How comparisons are judged.
    mutating func find(_ condition: Condition, _ rule: String, _ test: Analysis.Test) -> Finding {
        switch condition {
        case .comparison(let comparison):
            return find(comparison, rule, test)
        case .fact(let name, let negated):
            return find(fact: name, negated: negated, rule)
        case .unhealthy(let name):
            let met = policy.gates[name].map { isMet($0) } ?? nil
            var reason = Reason(rule, .pass)
            reason.note =
                met == false ? "gate \(name) is not met" : met == nil ? "gate \(name) was not looked at yet" : nil
            return Finding(
                truth: met.map { !$0 }, gap: met == nil ? .neverSupplied : nil, observedAt: now, reason: reason)
        case .component(let name):
            let known = state.components[name]
            var reason = Reason(rule, .pass)
            reason.note =
                known.map { $0.value ? nil : "component \(name) is not healthy" }
                ?? "nothing is known of component \(name)"
            return Finding(
                truth: known.map { !$0.value }, gap: known == nil ? .neverSupplied : nil, observedAt: known?.at ?? now,
                reason: reason)
        case .all(let parts):
            return Finding.all(find(parts, rule, test), Reason(rule, .pass))
        case .any(let parts):
            return Finding.any(find(parts, rule, test), Reason(rule, .pass))
        case .lasting(let span, let part):
            return lasting(span, find(part, rule, test), rule)
        }
    }

    /// Each part becomes a reason of its own.
    private mutating func find(_ parts: [Condition], _ rule: String, _ test: Analysis.Test) -> [Finding] {
        var findings: [Finding] = []
        for (index, part) in parts.enumerated() {
            var finding = find(part, "\(rule).\(index)", test)
            finding.reason.verdict = finding.truth == nil ? .noData : .pass
            reasons.append(finding.reason)
            findings.append(finding)
        }
        return findings
    }

    private func find(fact name: String, negated: Bool, _ rule: String) -> Finding {
        let known = knownFact(name)
        var reason = Reason(rule, .pass)
        reason.note = "\(name) is \(known.map { $0.value ? "so" : "not so" } ?? "not known")"
        // What is not known to be so is not so: a finding that nobody made is none.
        return Finding(truth: (known?.value ?? false) != negated, observedAt: known?.at ?? now, reason: reason)
    }

    /// A fact that is not older than its declaration allows.
    func knownFact(_ name: String) -> KnownFact? {
        guard let known = state.facts[name] else { return nil }
        if let maxAge = policy.facts[name]?.maxAge, now - known.at > maxAge { return nil }
        return known
    }

    /// A condition has to hold without a break; a gap in the data of more than two intervals is a break.
    private mutating func lasting(_ span: Span, _ inner: Finding, _ rule: String) -> Finding {
        var memory = state.rules[rule] ?? RuleState()
        defer { state.rules[rule] = memory }
        var finding = inner
        switch inner.truth {
        case true?:
            if let last = memory.lastHeld, inner.observedAt - last > policy.interval * 2 {
                memory.since = nil
            }
            let since = memory.since ?? inner.observedAt
            memory.since = since
            memory.lastHeld = inner.observedAt
            finding.reason.since = since
            if inner.observedAt - since < span {
                finding.truth = false
                finding.reason.verdict = .pending
                finding.reason.until = since + span
                finding.reason.note = finding.reason.note.map { "\($0), for \(inner.observedAt - since) of \(span)" }
            } else {
                finding.reason.note = finding.reason.note.map { "\($0) for \(span)" }
            }
        case false?: memory = RuleState()
        case nil:
            if let last = memory.lastHeld, now - last > policy.interval * 2 { memory = RuleState() }
            finding.reason.since = memory.since
        }
        return finding
    }
}

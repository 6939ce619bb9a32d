extension RolloutPolicy {
    /// Tells the policy a scenario, and compares what it decides with what it is to decide.
    public func test(_ scenario: PolicyScenario) -> ScenarioOutcome {
        var rest = scenario.expectations.enumerated().sorted {
            ($0.element.at ?? scenario.end, $0.offset) < ($1.element.at ?? scenario.end, $1.offset)
        }[...]
        let names = RuleNames(self)
        var failures: [(index: Int, failures: [ScenarioOutcome.Failure])] = []
        var (last, standing) = (nil as RolloutDecision?, StandingDecision())
        /// Looks at the expectations whose time has come before the next decision, or at all when there is none.
        func judge(before next: Moment?) {
            while let (index, expectation) = rest.first, let last, let cause = standing.decision {
                let time = expectation.at ?? scenario.end
                if let next, time >= next { return }
                let found = expectation.differences(from: last, cause: cause, after: time - scenario.start, names)
                failures.append((index, found))
                rest.removeFirst()
            }
        }
        _ = replay(scenario.history, from: scenario.start, to: scenario.end) { decision in
            judge(before: decision.at)
            last = decision
            standing.take(decision)
            return true
        }
        judge(before: nil)
        return ScenarioOutcome(
            scenario: scenario.name, failures: failures.sorted { $0.index < $1.index }.flatMap(\.failures))
    }
}

extension PolicyScenario.Expectation {
    /// What is otherwise than it is to be.
    ///
    /// - Parameters:
    ///   - decision: What was decided at the time.
    ///   - cause: The decision by which the rollout stood then.
    ///   - time: The time, from the start of the scenario.
    ///   - names: What the rules of the policy are called.
    fileprivate func differences(
        from decision: RolloutDecision, cause: RolloutDecision, after time: Span, _ names: RuleNames
    ) -> [ScenarioOutcome.Failure] {
        var failures: [ScenarioOutcome.Failure] = []
        func compare(_ subject: String, _ expected: String?, _ found: String) {
            guard let expected, expected != found else { return }
            failures.append(
                ScenarioOutcome.Failure(
                    after: time, subject: subject, expected: expected, found: found, summary: decision.summary,
                    origin: origin + [.member(subject)]))
        }
        compare("phase", phase?.rawValue, decision.phase.rawValue)
        compare("verdict", verdict?.rawValue, decision.verdict.rawValue)
        compare("step", step.map(String.init), String(decision.step))
        compare("weight", weight.map(Decimal.text), Decimal.text(decision.weight))
        let rules = cause.reasons.filter { $0.outcome == cause.verdict }.map(\.rule)
        if let rule, Set(rules).isDisjoint(with: names.rules(called: rule)) {
            compare("rule", rule, rules.isEmpty ? "none" : rules.joined(separator: ", "))
        }
        return failures
    }
}

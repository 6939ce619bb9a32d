import ASCIIText
import Rollout

extension DecisionExplanation {
    /// What was decided, and a table of the rules.
    func lines(_ times: RolloutDecision.TimeForm) -> [String] {
        let facts = [
            ("at", times.text(decision.at)), ("verdict", decision.verdict.rawValue), ("phase", decision.phase.rawValue),
            ("step", String(decision.step)), ("weight", "\(decision.weight.plainText) %"), ("why", decision.summary),
        ]
        return facts.map { name, value in "\(name.padding(to: 7))  \(value.withoutControls)" } + [""]
            + TextTable(RuleExplanation.headings, rules.map { $0.cells(times) }).lines
    }

    /// One line of JSON.
    func line(_ times: RolloutDecision.TimeForm) -> String { String(decoding: json(times: times), as: UTF8.self) }
}

extension RuleExplanation {
    fileprivate static let headings = [
        "", "rule", "says", "found", "demands", "value", "limit", "margin", "since", "until", "would change it",
    ]

    /// The cells of a table.
    fileprivate func cells(_ times: RolloutDecision.TimeForm) -> [String] {
        [
            isDecisive ? "*" : "", reason.rule, condition ?? reason.note ?? "", reason.verdict.rawValue,
            reason.outcome?.rawValue ?? "-", value ?? "-", limit ?? "-", margin ?? "-",
            reason.since.map(times.text) ?? "-", reason.until.map(times.text) ?? "-", change ?? "",
        ]
    }
}

import Rollout

/// Every rule of the policy, and what it said when the rollout was decided.
struct RulesSection: PageSection {
    let policy: RolloutPolicy
    /// The decision by which the rollout stands.
    let standing: RolloutDecision?
    let trace: ReplayTrace
    let times: PageTimes

    let name = "rules"
    let title = "Rules"

    var content: HTML {
        PageTable(
            caption:
                "Each rule as it was when this was decided, or when it was looked at last; a star marks what decided",
            headings: ["rule", "verdict", "value", "limit", "margin", "demands", "since", "what would change it"],
            rows: met + unmet
        ).html
    }

    /// Rules of the policy, and whatever else was a reason of the decision.
    private var met: [PageTable.Row] {
        guard var decision = standing else { return [] }
        let rules = Set(policy.ruleSentences.map(\.name))
        let sayings = trace.lastReasons.sayings.filter { $0.at == decision.at || rules.contains($0.reason.rule) }
        decision.reasons = sayings.map(\.reason)
        return zip(sayings, policy.explain(decision).rules).map { saying, rule in
            let isPresent = saying.at == decision.at
            let when: HTML = isPresent ? "" : "<small>at \(times.text(saying.at))</small>"
            let isDecisive = isPresent && rule.isDecisive
            return PageTable.Row(
                cells: cells(rule, isDecisive ? "★ " : "", when), style: isDecisive ? "decisive" : "")
        }
    }

    private func cells(_ rule: RuleExplanation, _ mark: String, _ when: HTML) -> [HTML?] {
        let reason = rule.reason
        let says = rule.condition ?? reason.note
        let numbers = [rule.value, rule.limit, rule.margin, reason.outcome?.rawValue].map { $0.map(word) }
        return ["\(mark)\(reason.rule)\(sentence(says))", "\(word(reason.verdict.rawValue))\(when)"] + numbers
            + [reason.since.map(times.html), rule.change.map { "\($0)" }]
    }

    /// Rules that were never looked at: the rollout did not come so far.
    private var unmet: [PageTable.Row] {
        let met = Set(trace.lastReasons.sayings.map(\.reason.rule))
        return policy.ruleSentences.filter { !met.contains($0.name) }.map { rule in
            let nothing = [HTML?](repeating: nil, count: 6)
            return PageTable.Row(
                cells: ["\(rule.name)\(sentence(rule.sentence))", "never looked at"] + nothing, style: "unmet")
        }
    }

    /// Short, and better not broken.
    private func word(_ text: String) -> HTML { "<span class=\"word\">\(text)</span>" }

    private func sentence(_ text: String?) -> HTML { text.map { "<small>\($0)</small>" } ?? "" }
}

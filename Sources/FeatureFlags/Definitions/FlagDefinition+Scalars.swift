extension FlagDefinition {
    /// The variants of what an operator writes by hand.
    private static let truths = [Variant(name: "true", value: true), Variant(name: "false", value: false)]

    /// `true` or `false`: the same for everyone.
    init(name: String, truth: Bool) {
        let variants = Self.truths.filter { $0.value == .boolean(truth) }
        self.init(name: name, variants: variants, constant: .variant(0, .static), fallback: .variant(0, .static))
    }

    /// `25%`: on for a share of the targeting keys, the same keys that
    /// `{"fractional": [["true", 25], ["false", 75]]}` would choose; off without a targeting key.
    init(name: String, percentage: Percentage, isTraced: Bool) {
        var rule = Rule(flag: name)
        rule.constants = ["true", "false"]
        rule.nodes = [.split(0)]
        rule.splits = [
            RuleSplit(key: nil, shares: percentage.shares, variants: [0, 1], arguments: RuleList(start: 0, count: 0))
        ]
        let targeting = FlagTargeting(
            rule, variants: Self.truths, defaultVariant: 1, reason: .split, places: isTraced ? [[]] : [])
        self.init(
            name: name, variants: Self.truths, constant: nil, fallback: .variant(1, .default), targeting: targeting)
    }
}

/// A `fractional` whose variants and weights are fixed.
struct RuleSplit: Sendable, Hashable {
    /// What is hashed; nil for flag and targeting key.
    let key: RuleIndex?
    let shares: Shares
    /// The constant that each share gives.
    let variants: [RuleIndex]
    /// All arguments, for a key that turns out to be a pair.
    let arguments: RuleList
}

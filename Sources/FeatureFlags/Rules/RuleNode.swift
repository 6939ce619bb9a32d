/// The index of a node, constant, path or the like in the tables of a ``Rule``.
typealias RuleIndex = Int32

/// One part of a rule; trivial to copy, everything large lies in the tables of its ``Rule``.
enum RuleNode: Sendable, Hashable {
    /// A value that is always the same.
    case constant(RuleIndex)
    /// An attribute of the context, or what stands for it when it is missing.
    case attribute(RuleIndex, fallback: RuleIndex?)
    /// A value of the data by a path that the rule fixes, or what stands for it when it is missing.
    case variable(RuleSource, path: RuleIndex, fallback: RuleIndex?)
    /// A value of the data by a path that the rule computes.
    case computedVariable(RuleScope, key: RuleIndex, fallback: RuleIndex?)
    /// An array of what the nodes give.
    case array(RuleList)
    /// `if`: conditions and values in turn.
    case choice(RuleList)
    /// `and`.
    case all(RuleList)
    /// `or`.
    case any(RuleList)
    /// `==` or `===` with a constant text, and their negations.
    case isText(RuleIndex, constant: RuleIndex, isStrict: Bool, isNegated: Bool)
    /// `in` with many constant texts.
    case isOneOf(RuleIndex, texts: RuleIndex)
    /// `missing` and `missing_some`.
    case missing(RuleScope, RuleList)
    case missingSome(RuleScope, RuleList)
    /// `map`, `filter`, `reduce`, `all`, `some`, `none`.
    case iteration(RuleOperator, RuleList)
    /// `fractional` whose variants and weights are fixed.
    case split(RuleIndex)
    /// `fractional` whose variants or weights are computed.
    case computedSplit(RuleList)
    /// Any other operator, with its arguments.
    case operation(RuleOperator, RuleList)
}

/// Nodes that stand one after the other in ``Rule/lists``.
struct RuleList: Sendable, Hashable {
    let start: RuleIndex
    let count: RuleIndex
}

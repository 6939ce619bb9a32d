/// What `var` looks at: the context, or inside of `map` and its like the element.
enum RuleScope: Sendable, Hashable {
    case context
    case element
    /// `current` and `accumulator`.
    case reduction
}

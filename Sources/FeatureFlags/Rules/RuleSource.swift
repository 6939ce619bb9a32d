/// Where a path into the data begins.
enum RuleSource: Sendable, Hashable {
    /// The whole context.
    case context
    /// An attribute of the context, named by the first step.
    case attribute
    /// The targeting key.
    case targetingKey
    /// `$flagd`.
    case flag
    /// The current element.
    case element
    /// What `reduce` has so far.
    case accumulator
    /// The object of `current` and `accumulator`.
    case reduction
}

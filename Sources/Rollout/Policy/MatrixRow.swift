/// What is done about incidents of a severity.
public struct MatrixRow: Sendable, Hashable {
    /// What happens at once; nil to go on.
    public var action: Trigger.Action?
    /// How long the incident may stay open before ``onDeadline`` happens.
    public var deadline: Span?
    /// What happens then.
    public var onDeadline: DeadlineAction?
}

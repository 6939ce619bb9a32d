/// Who is told when an incident or a rollback lasts.
public struct EscalationLevel: Sendable, Hashable {
    /// From the start of the incident.
    public var after: Span
    /// Who.
    public var to: String
}

/// Something that is done at a time relative to the start of the rollout.
public struct ScheduledTask: Sendable, Hashable {
    /// From the start; negative for what has to be done before.
    public var at: Span
    /// Things that people have to tick off; each becomes a fact of that name.
    public var checklist: [String] = []
    /// An effect; nil for none.
    public var action: String?
}

/// Who is told of what.
public struct Notification: Sendable, Hashable {
    /// The action, verdict or phase that is told.
    public var event: String
    /// Where to: a name that the host knows.
    public var channel: String
    /// The text; `{name}`, `{weight}`, `{reason}`, `{severity}` and `{step}` are filled in.
    public var template: String?
}

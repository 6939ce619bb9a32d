/// Something that is done at a time relative to the start of the rollout.
public struct ScheduledTask: Sendable, Hashable {
    /// From the start; negative for what has to be done before.
    public var at: Span
    /// Things that people have to tick off; each is told, as an effect `notify`.
    public var checklist: [String] = []
    /// An effect; nil for none.
    public var action: String?
}

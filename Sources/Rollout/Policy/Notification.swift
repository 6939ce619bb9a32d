/// Who is told of what.
public struct Notification: Sendable, Hashable {
    /// The action, verdict or phase that is told.
    public var event: String
    /// Where to: a name that the host knows.
    public var channel: String
    /// The text; `{name}`, `{weight}`, `{step}`, `{reason}`, `{severity}`, `{event}` and `{environment}` are filled in.
    public var template: String?
}

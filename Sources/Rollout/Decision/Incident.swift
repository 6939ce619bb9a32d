/// Something that is wrong.
public struct Incident: Sendable, Hashable, Codable {
    /// Names it for ever.
    public var id: String
    /// The trigger that opened it, or the name that a person gave.
    public var cause: String
    /// How bad it is.
    public var severity: Severity
    /// Since when.
    public var since: Moment
    /// Since when its cause has been gone, if it is.
    public var goneSince: Moment?
    /// Who took it upon themselves.
    public var acceptedBy: String?
    /// How many levels have been told.
    public var escalated = 0
}

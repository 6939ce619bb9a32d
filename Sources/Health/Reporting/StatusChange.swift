/// One change of a check's status, with its cause.
public struct StatusChange: Sendable, Hashable {
    /// When it was found.
    public let at: Timestamp
    /// The name of the check.
    public let check: String
    /// The status before.
    public let from: CheckStatus
    /// The status after.
    public let to: CheckStatus
    /// The cause; nil when the check is healthy again.
    public let code: CheckCode?
    /// The check whose failure led to this one; nil when this one is primary.
    ///
    /// A check is often found down before what it depends on, so this may become known after the change.
    public internal(set) var causedBy: String?

    init(at moment: Moment, check: String, from: CheckStatus, to: CheckStatus, code: CheckCode?) {
        at = moment.timeOfDay
        self.check = check
        self.from = from
        self.to = to
        self.code = code
    }
}

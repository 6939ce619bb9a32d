/// Something known from outside that is no series: a checklist's item, a finding, an approval of others.
public struct Fact: Sendable, Hashable {
    /// When it was found out.
    public var at: Moment
    /// Its name.
    public var name: String
    /// Whether it is so.
    public var value: Bool
    /// What proves it, for people: a link, a name.
    public var evidence: String?

    /// A fact.
    public init(at: Moment, name: String, value: Bool, evidence: String? = nil) {
        self.at = at
        self.name = name
        self.value = value
        self.evidence = evidence
    }
}

public import RolloutYAML

/// What became of a field of another system's file.
public struct ImportedField: Sendable, Hashable {
    /// How much of it is in the policy.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// All: the policy says the same.
        case mapped
        /// Most: the note says what is different.
        case approximated
        /// Nothing, although it decides: the note says why, and what stands in its place.
        case unsupported
        /// It decides nothing about a rollout: it stays with the host, as the note says.
        case host
    }

    /// The place as a key path; with the number of the document before it where there are several. A field that is not
    /// in the file, and of which the other system's default counts, has one, too.
    public let path: String
    /// Where it stands.
    public let location: PolicyLocation
    /// How much of it is in the policy.
    public let outcome: Outcome
    /// Where in the policy it is, or why it is not.
    public let note: String
}

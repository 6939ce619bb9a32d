public import Rollout

/// A policy as it stands in a file, with the place of each of its parts.
public struct PolicyFile: Sendable {
    /// The policy.
    public let policy: RolloutPolicy
    private let document: PolicyDocument

    /// The policy of a text: YAML, of which JSON is a part; JSON alone without the trait `YAML`.
    ///
    /// - Parameters:
    ///   - text: The text; at most 1 MiB.
    ///   - file: The name that errors show.
    /// - Throws: ``PolicyFileError`` with file, line and column of the first place that cannot be used.
    public init(_ text: String, file: String = "policy") throws(PolicyFileError) {
        let document = try PolicyDocument(text, file: file)
        do throws(PolicyError) {
            policy = try RolloutPolicy(document.value, zones: TimeZones.offsets(of: document.value))
        } catch {
            throw PolicyFileError(error, in: document, file: file)
        }
        self.document = document
    }

    /// Where a part of the policy stands, that of a `LintFinding` for one; of a part that is not written, where
    /// it would belong.
    public func location(of path: [PolicyError.Step]) -> PolicyLocation { document.location(of: path) }
}

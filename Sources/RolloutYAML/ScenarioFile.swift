public import Rollout

/// A file of scenarios for one policy, as `bellwether rollout test` runs it.
public struct ScenarioFile: Sendable {
    /// The file of the policy, seen from the folder of this one.
    public let policy: String
    private let file: String
    private let document: PolicyDocument
    private let content: ScenarioDocument

    /// The file of a text: YAML, of which JSON is a part; JSON alone without the trait `YAML`.
    ///
    /// - Parameters:
    ///   - text: The text; at most 1 MiB.
    ///   - file: The name that errors show.
    /// - Throws: ``PolicyFileError`` with file, line and column of the first place that cannot be used.
    public init(_ text: String, file: String = "scenarios") throws(PolicyFileError) {
        let document = try PolicyDocument(text, file: file)
        do throws(PolicyError) {
            content = try ScenarioDocument(document.value)
        } catch {
            throw PolicyFileError(error, in: document, file: file)
        }
        (self.file, self.document, policy) = (file, document, content.policy)
    }

    /// The scenarios, in the words of the policy: a series it does not know is refused.
    ///
    /// - Throws: ``PolicyFileError`` with file, line and column of the first place that cannot be used.
    public func scenarios(for policy: RolloutPolicy) throws(PolicyFileError) -> [PolicyScenario] {
        do throws(PolicyError) {
            return try content.scenarios(for: policy)
        } catch {
            throw PolicyFileError(error, in: document, file: file)
        }
    }

    /// Where a part of the file stands, that of a failed expectation for one.
    public func location(of path: [PolicyError.Step]) -> PolicyLocation { document.location(of: path) }
}

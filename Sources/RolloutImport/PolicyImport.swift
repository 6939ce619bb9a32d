package import JSONText
public import Rollout
public import RolloutYAML

/// A policy made of another system's file, and what became of each of the file's fields.
public struct PolicyImport: Sendable {
    /// Where the file came from.
    public let system: ForeignSystem
    /// Every field of the file, in its order, each once.
    public let fields: [ImportedField]
    /// The policy.
    public let policy: RolloutPolicy
    /// The policy's document, in the order in which people write it.
    package let document: JSONValue

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - text: The text: YAML of one or more documents, of which JSON is a part; JSON alone without the trait `YAML`.
    ///     At most 1 MiB.
    ///   - system: Where it came from.
    ///   - file: The name that errors show.
    /// - Throws: `PolicyFileError` with file, line and column of the first place that is not what that system would
    ///   take. What the policy language cannot say is no error: the report names it.
    public init(_ text: String, from system: ForeignSystem, file: String = "import") throws(PolicyFileError) {
        let stream = try DocumentStream(text, file: file)
        var importer = system.importer.init(stream.nodes)
        do throws(PolicyError) {
            try importer.run()
        } catch {
            throw stream.located(error)
        }
        importer.draft.pace.tell(&importer.report)
        self.system = system
        document = importer.draft.document
        do throws(PolicyError) {
            policy = try RolloutPolicy(document)
        } catch {
            // A place in the draft means nothing to whoever wrote the file.
            throw stream.located(PolicyError([], "cannot become a policy: \(error)"))
        }
        fields = importer.report.fields(of: stream)
    }

    /// The policy as YAML.
    public var yaml: String { YAMLWriter.text(document) }
}

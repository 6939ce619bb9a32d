#if YAML
public import Rollout

extension RolloutPolicy {
    /// The policy of a YAML or JSON text.
    ///
    /// - Parameters:
    ///   - yaml: The text; at most 1 MiB.
    ///   - file: The name that errors show.
    /// - Throws: ``PolicyFileError`` with file, line and column of the first place that cannot be used.
    public init(yaml: String, file: String = "policy") throws(PolicyFileError) {
        self = try PolicyFile(yaml, file: file).policy
    }
}
#endif

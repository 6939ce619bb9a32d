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
        let document = try YAMLDocument(yaml, file: file)
        do throws(PolicyError) {
            try self.init(document.value, zones: TimeZones.offsets(of: document.value))
        } catch {
            let place = document.location(of: error)
            throw PolicyFileError(
                file: file, line: place.line, column: place.column, keyPath: error.place, problem: error.problem)
        }
    }
}
#endif

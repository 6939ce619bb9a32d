package import JSONText

/// The rules that definitions share by `$ref` (flagd's `$evaluators`).
package struct FlagEvaluators: Sendable, Hashable {
    /// The rules by name.
    package let rules: [String: JSONValue]

    package init(rules: [String: JSONValue] = [:]) {
        self.rules = rules
    }
}

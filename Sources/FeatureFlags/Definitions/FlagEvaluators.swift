package import JSONText

/// The rules that definitions share by `$ref` (flagd's `$evaluators`).
package struct FlagEvaluators: Sendable, Hashable {
    /// The rules by name.
    package let rules: [String: JSONValue]

    package init(rules: [String: JSONValue] = [:]) {
        self.rules = rules
    }

    /// The rules as a store holds them: an object of rules by name, which may stand in a member `$evaluators` as in a
    /// flagd document. A rule that cannot be used spoils the flags that refer to it, and no other.
    ///
    /// - Throws: ``FlagDefinitionError`` when there is no object.
    package init(_ source: FlagSource) throws(FlagDefinitionError) {
        var json: JSONValue
        switch source.form {
        case .value(let value): json = value
        case .text(let bytes): json = try FlagDefinition.read(bytes, of: RuleNames.evaluators)
        }
        if let object = json.object, object.members.count == 1, let inner = object[RuleNames.evaluators] {
            json = inner
        }
        guard case .object(let object) = json else {
            throw FlagDefinitionError(flag: RuleNames.evaluators, problem: "must be an object of rules by name")
        }
        rules = Dictionary(object.members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}

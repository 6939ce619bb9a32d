import JSONText

/// What the files of this module may say, as JSON Schema (draft 2020-12): for editors, and for whoever checks files
/// without this module.
///
/// The schemas are made from what the readers read by. They tell every member, its kind, range and words, and the
/// grammar of sentences, but not what names refer to: that a metric is declared, a limit has the unit of its metric, a
/// ramp ends.
public enum PolicySchema: String, Sendable, CaseIterable {
    /// Of a policy.
    case policy
    /// Of a file of scenarios.
    case scenarios

    /// The schema: JSON of some hundred lines, the same on every machine.
    public var text: String {
        var builder = SchemaBuilder()
        let root = builder.schema(.object(shape))
        let definitions = builder.definitions.compactMap { name, schema in schema.map { (name, $0) } }
        let document: JSONValue = [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "title": .string(title),
            "$ref": root["$ref"], "$defs": JSONValue(members: definitions),
        ]
        return document.indented + "\n"
    }

    private var shape: ObjectShape {
        switch self {
        case .policy: RolloutPolicy.shape
        case .scenarios: ScenarioDocument.shape
        }
    }

    private var title: String {
        switch self {
        case .policy: "Rollout policy, rollout/v1"
        case .scenarios: "Scenarios of a rollout policy"
        }
    }
}

import JSONText

extension SchemaBuilder {
    /// What the shape of an object says.
    mutating func schema(_ object: ObjectShape) -> JSONValue {
        var properties: [(String, JSONValue)] = []
        for member in object.members { properties.append((member.name, schema(member))) }
        let required = object.members.filter(\.isRequired).map { JSONValue.string($0.name) }
        let rules = object.rules.map(\.schema)
        return [
            "description": .string(object.summary), "type": "object",
            "properties": properties.isEmpty ? nil : JSONValue(members: properties),
            "propertyNames": object.others == nil || object.hasAnyNames ? nil : schema(.name),
            "additionalProperties": object.others.map { schema($0) } ?? .truth(false),
            "required": required.isEmpty ? nil : .array(required), "allOf": rules.isEmpty ? nil : .array(rules),
        ]
    }

    /// What a member says: its shape, and what it means there.
    private mutating func schema(_ member: ObjectShape.Member) -> JSONValue {
        let description = JSONObject.Member("description", .string(member.summary))
        let shape = schema(member.shape).object?.members ?? []
        return JSONValue(members: ([description] + shape).map { ($0.name, $0.value) })
    }
}

extension MemberRule {
    /// What must be so, as a part of a schema. A member without a value counts as one that is there: leave it out.
    fileprivate var schema: JSONValue {
        switch self {
        case .someOf(let names): ["anyOf": .array(names.map(Self.some))]
        case .oneOf(let names): ["oneOf": .array(names.map(Self.having))]
        case .notBoth(let left, let right): ["not": ["required": [.string(left), .string(right)]]]
        case .needs(let name, let other): ["dependentRequired": JSONValue(members: [(name, [.string(other)])])]
        case .belongs(let name, let other, let word):
            ["dependentSchemas": JSONValue(members: [(name, Self.word(word, of: other))])]
        case .required(let name, let other, let word): ["if": Self.word(word, of: other), "then": Self.having(name)]
        case .alone(let name):
            ["dependentSchemas": JSONValue(members: [(name, ["maxProperties": JSONValue(plain: 1)])])]
        }
    }

    private static func having(_ name: String) -> JSONValue { ["required": [.string(name)]] }

    /// A member that is no empty list.
    private static func some(_ name: String) -> JSONValue {
        ["properties": JSONValue(members: [(name, ["minItems": JSONValue(plain: 1)])]), "required": [.string(name)]]
    }

    private static func word(_ word: String, of name: String) -> JSONValue {
        ["properties": JSONValue(members: [(name, ["const": .string(word)])]), "required": [.string(name)]]
    }
}

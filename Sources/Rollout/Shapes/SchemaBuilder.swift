import JSONText

/// Writes shapes as JSON Schema (draft 2020-12).
struct SchemaBuilder {
    /// The definitions that others refer to, in the order in which they are met.
    private(set) var definitions: [(name: String, schema: JSONValue?)] = []

    /// What a shape says.
    mutating func schema(_ shape: Shape) -> JSONValue {
        switch shape {
        case .text(let form?): reference(form.name) { _ in Self.schema(form) }
        case .text(nil): ["type": "string", "minLength": JSONValue(plain: 1)]
        case .truth: ["type": "boolean"]
        case .null: ["type": "null"]
        case .integer(let range):
            [
                "type": "integer", "minimum": JSONValue(plain: Double(range.lowerBound)),
                "maximum": JSONValue(plain: Double(range.upperBound)),
            ]
        case .number(let range): Self.schema(range)
        case .span: reference(TextForm.duration.name) { _ in Self.schema(.duration) }
        case .words(let words): ["enum": .array(words.map(JSONValue.string))]
        case .list(let element, let count):
            ["type": "array", "items": schema(element), "minItems": count > 0 ? JSONValue(plain: Double(count)) : nil]
        case .object(let object): reference(object.name) { $0.schema(object) }
        case .either(let shapes): ["anyOf": .array(shapes.map { schema($0) })]
        case .defined(let shape):
            reference(shape.rawValue) { builder in
                ["description": .string(shape.summary), "anyOf": builder.schema(shape.shape)["anyOf"]]
            }
        case .anything: .truth(true)
        }
    }

    /// A reference to a definition, which is made when it is met for the first time.
    private mutating func reference(_ name: String, _ schema: (inout SchemaBuilder) -> JSONValue) -> JSONValue {
        if !definitions.contains(where: { $0.name == name }) {
            let place = definitions.count
            // The name is taken first: a shape may be made of itself.
            definitions.append((name, nil))
            definitions[place].schema = schema(&self)
        }
        return ["$ref": .string("#/$defs/\(name)")]
    }

    private static func schema(_ form: TextForm) -> JSONValue {
        [
            "description": .string(form.summary), "type": "string",
            "maxLength": form.longest.map { JSONValue(plain: Double($0)) },
            "pattern": .string(form.pattern),
            // Not of the standard: editors show it in place of the expression.
            "patternErrorMessage": .string(form.summary),
        ]
    }

    private static func schema(_ range: ClosedRange<Double>) -> JSONValue {
        let hasLimits = range != Shape.anyNumbers
        return [
            "type": "number", "minimum": hasLimits ? JSONValue(plain: range.lowerBound) : nil,
            "maximum": hasLimits ? JSONValue(plain: range.upperBound) : nil,
        ]
    }
}

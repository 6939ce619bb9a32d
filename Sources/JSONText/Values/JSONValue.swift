/// A JSON value (RFC 8259) as it was read: members in their order, numbers with all their digits.
package enum JSONValue: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case truth(Bool)
    /// A number, exact.
    case number(JSONNumber)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Members in order, no two of one name.
    case object(JSONObject)
}

extension JSONValue {
    /// Whether this is `null`.
    package var isNull: Bool { self == .null }

    /// True or false; nil for anything else.
    package var truth: Bool? {
        if case .truth(let truth) = self { truth } else { nil }
    }

    /// The number; nil for anything else.
    package var number: JSONNumber? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The text; nil for anything else.
    package var string: String? {
        if case .string(let string) = self { string } else { nil }
    }

    /// The elements; nil for anything else.
    package var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members; nil for anything else.
    package var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// The value of a member; nil when there is none, or this is no object.
    package subscript(name: String) -> JSONValue? { object?[name] }

    /// An element; nil when there is none, or this is no array.
    package subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }
}

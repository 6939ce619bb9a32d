import JSONText
import Rollout

extension JSONValue {
    /// An object of the members that have a value.
    static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .members(members.map { ($0.key, $0.value) })
    }

    /// An object of the members that have a value; of two of one name the first counts.
    static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
        JSONValue(members: members.compactMap { name, value in value.map { (name, $0) } })
    }

    /// A list of texts.
    static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    /// A whole number.
    static func integer(_ number: Int) -> JSONValue { .number(JSONNumber(number)) }

    /// A length of time as people write it: `1h30m`, `30s`, `0s`.
    static func span(_ span: Span) -> JSONValue { .string(span.shortText) }

    /// Nil in place of an empty list or object, so that it is left out.
    var unlessEmpty: JSONValue? {
        array?.isEmpty == true || object?.members.isEmpty == true ? nil : self
    }
}

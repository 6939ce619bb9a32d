package import JSONText

extension FlagValue {
    /// A value of JSON; nil when a number in it is beyond what a `Double` holds.
    package init?(_ json: JSONValue) {
        switch json {
        case .null: self = .null
        case .truth(let truth): self = .boolean(truth)
        case .number(let number):
            guard let double = number.double else { return nil }
            self = .number(double)
        case .string(let string): self = .string(string)
        case .array(let elements):
            var values: [FlagValue] = []
            values.reserveCapacity(elements.count)
            for element in elements {
                guard let value = FlagValue(element) else { return nil }
                values.append(value)
            }
            self = .array(values)
        case .object(let object):
            var values: [String: FlagValue] = [:]
            for member in object.members {
                guard let value = FlagValue(member.value) else { return nil }
                values[member.name] = value
            }
            self = .object(values)
        }
    }

    /// The same in JSON, members in the order of their names; a number that is not finite is `null`.
    package var json: JSONValue {
        switch self {
        case .null: return .null
        case .boolean(let truth): return .truth(truth)
        case .number(let number):
            if let integer { return .number(JSONNumber(integer)) }
            return JSONNumber(number).map { .number($0) } ?? .null
        case .string(let string): return .string(string)
        case .array(let elements): return .array(elements.map(\.json))
        case .object(let members):
            var object = JSONObject()
            for (name, value) in members.sorted(by: { $0.key < $1.key }) { _ = object.append(name, value.json) }
            return .object(object)
        }
    }

    /// The same as a JSON text.
    package var jsonText: String {
        var writer = JSONWriter()
        writer.value(json)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension FlagValue {
    /// The value as a type of the code; nil when it has another one.
    ///
    /// A number is an `Int` when it is whole: 10.0 is, 3.14 is not.
    @inline(__always)
    func converted<Value>(to type: Value.Type) -> Value? {
        if type == Bool.self {
            guard case .boolean(let truth) = self else { return nil }
            return truth as? Value
        }
        if type == Double.self {
            guard case .number(let number) = self else { return nil }
            return number as? Value
        }
        if type == Int.self {
            guard case .number(let number) = self else { return nil }
            return Int(exactly: number) as? Value
        }
        if type == String.self {
            guard case .string(let text) = self else { return nil }
            return text as? Value
        }
        if type == FlagValue.self { return self as? Value }
        // A failure is not to become the nil of a type that has one.
        guard let type = type as? any Decodable.Type, let value = try? decode(type) else { return nil }
        return value as? Value
    }
}

extension FlagValue {
    /// A truth value, number, text or flag value of the code; `null` for anything else.
    init(simple value: Any) {
        switch value {
        case let value as FlagValue: self = value
        case let truth as Bool: self = .boolean(truth)
        case let number as Int: self = .number(Double(number))
        case let number as Double: self = .number(number)
        case let text as String: self = .string(text)
        default: self = .null
        }
    }
}

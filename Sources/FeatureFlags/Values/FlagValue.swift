/// A value of a flag, or of an attribute of the evaluation context: what JSON knows, numbers as `Double`.
public enum FlagValue: Sendable, Hashable {
    /// No value.
    case null
    /// True or false.
    case boolean(Bool)
    /// A finite number. Whole numbers are exact up to 2^53.
    case number(Double)
    /// A text.
    case string(String)
    /// Values in order.
    case array([FlagValue])
    /// Values by name.
    case object([String: FlagValue])
}

extension FlagValue: ExpressibleByBooleanLiteral, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A number.
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// No value.
    public init(nilLiteral: ()) { self = .null }
    /// Values in order.
    public init(arrayLiteral elements: FlagValue...) { self = .array(elements) }
    /// Values by name; the last of one name wins.
    public init(dictionaryLiteral elements: (String, FlagValue)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
    }
}

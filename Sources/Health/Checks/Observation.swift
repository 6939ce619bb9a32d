/// One value that a check saw, for `/detailed`.
public struct Observation: Sendable, Hashable {
    /// A name like `connections_used`.
    public let name: String
    /// What was seen.
    public let value: Value

    /// A value under a name.
    public init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }

    /// A value as JSON knows it.
    public enum Value: Sendable, Hashable {
        /// A text; cut at 256 bytes.
        case text(String)
        /// A whole number.
        case integer(Int64)
        /// A number; one that is not finite is written as null.
        case number(Double)
        /// True or false.
        case truth(Bool)
    }
}

extension [Observation] {
    /// The first of each name, since a JSON object has no room for two.
    var withoutRepetitions: [Observation] {
        var names: Set<String> = []
        return filter { names.insert($0.name).inserted }
    }
}

extension Observation.Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// True or false.
    public init(booleanLiteral value: Bool) { self = .truth(value) }
}

/// Something that is true or false of a rollout at a moment.
public indirect enum Condition: Sendable, Hashable {
    /// A series beyond its limit.
    case comparison(Comparison)
    /// A fact from outside is known and true, or, negated, is not.
    case fact(String, negated: Bool)
    /// A gate is not met.
    case unhealthy(gate: String)
    /// A component of the service's health is not healthy.
    case component(String)
    /// All of them.
    case all([Condition])
    /// At least one of them.
    case any([Condition])
    /// The condition has held for this long.
    case lasting(Span, Condition)
}

/// A series and its limit.
public struct Comparison: Sendable, Hashable {
    /// How a value is compared.
    public enum Operator: String, Sendable, Hashable, Codable {
        /// Above.
        case greater = ">"
        /// Above or equal.
        case greaterOrEqual = ">="
        /// Below.
        case less = "<"
        /// Below or equal.
        case lessOrEqual = "<="

        /// Whether the comparison holds.
        public func holds(_ value: Double, _ limit: Double) -> Bool {
            switch self {
            case .greater: value > limit
            case .greaterOrEqual: value >= limit
            case .less: value < limit
            case .lessOrEqual: value <= limit
            }
        }

        /// Whether large values make it hold.
        public var isUpwards: Bool { self == .greater || self == .greaterOrEqual }
    }

    /// Whose series it is.
    public var subject: Subject
    /// Which.
    public var metric: String
    /// Whether its growth for each minute is meant.
    public var isGrowth: Bool
    /// How it is compared.
    public var `operator`: Operator
    /// With what.
    public var limit: Limit
    /// How much of the past one look covers; nil for the metric's own window.
    public var window: Span?
}

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

    /// The series as sentences name it.
    var name: String { isGrowth ? "\(metric)_growth" : metric }
}

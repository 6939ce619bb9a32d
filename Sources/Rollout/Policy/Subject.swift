/// Whose series it is.
public struct Subject: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The word.
    public let rawValue: String

    /// A subject by its word, or by the name that the policy gives an environment.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// What is being rolled out.
    public static let candidate = Subject(rawValue: "candidate")
    /// What runs beside it and served before.
    public static let stable = Subject(rawValue: "stable")
    /// What served before the last rollout.
    public static let previous = Subject(rawValue: "previous")

    /// The word.
    public var description: String { rawValue }

    /// Coded as the word alone.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    /// Coded as the word alone.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// Whose series it is.
public struct Subject: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The word.
    public let rawValue: String

    /// A subject of one's own, for series that belong to neither.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// What is being rolled out.
    public static let candidate = Subject(rawValue: "candidate")
    /// What runs beside it and served before.
    public static let stable = Subject(rawValue: "stable")

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

/// A value that cannot be used: where it stands and what would be right. Never the value, which may be a secret.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where the value stands: the name of a variable, an option or a property.
    public let place: String
    /// What would be right.
    public let remedy: String

    /// An error at a place.
    public init(_ place: String, _ remedy: String) {
        self.place = place
        self.remedy = remedy
    }

    /// One line.
    public var description: String { "\(place) \(remedy)" }
}

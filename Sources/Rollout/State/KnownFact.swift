/// A fact as it was last heard.
struct KnownFact: Sendable, Hashable, Codable {
    var at: Moment
    var value: Bool
}

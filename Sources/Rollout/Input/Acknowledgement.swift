/// What became of an effect.
public struct Acknowledgement: Sendable, Hashable {
    /// How it ended.
    public enum Result: String, Sendable, Hashable, Codable, CaseIterable {
        /// As it should.
        case done
        /// Not as it should.
        case failed
        /// Nobody knows.
        case timeout
    }

    /// The id of the effect.
    public var effect: String
    /// How it ended.
    public var result: Result
    /// When; nil for the time of the evaluation that is told.
    public var at: Moment?

    /// An acknowledgement.
    public init(effect: String, result: Result = .done, at: Moment? = nil) {
        self.effect = effect
        self.result = result
        self.at = at
    }
}

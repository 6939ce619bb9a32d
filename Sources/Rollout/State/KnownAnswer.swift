/// What is remembered of an answer of a health endpoint.
struct KnownAnswer: Sendable, Hashable, Codable {
    var at: Moment
    /// Whether it was what the gate demands, or a component healthy.
    var isMet: Bool
    /// Whether there was one before, since the last gate let the rollout pass: somebody watches on.
    var isRepeated = false
}

extension KnownAnswer {
    /// An answer after another.
    init(at moment: Moment, isMet: Bool, after known: KnownAnswer?) {
        let isNewer = known.map { $0.at < moment } ?? false
        self.init(at: moment, isMet: isMet, isRepeated: isNewer || known?.isRepeated == true)
    }
}

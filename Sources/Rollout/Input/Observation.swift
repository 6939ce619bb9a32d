/// One point of a series.
public struct Observation: Sendable, Hashable {
    /// When it was taken; for counters the end of the time that it counts.
    public var at: Moment
    /// Whose series.
    public var subject: Subject
    /// Which series.
    public var metric: String
    /// The value, in the unit of the metric; what is not finite is missing data.
    public var value: Double
    /// Of how many events it was made; nil when unknown.
    public var samples: Int?

    /// A point.
    public init(at: Moment, subject: Subject = .candidate, metric: String, value: Double, samples: Int? = nil) {
        self.at = at
        self.subject = subject
        self.metric = metric
        self.value = value
        self.samples = samples
    }
}

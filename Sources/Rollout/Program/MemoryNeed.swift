/// How much of a series must be kept.
struct MemoryNeed: Sendable, Hashable {
    var span: Span
    var samples = 0
    /// How late its points may come.
    var offset: Span
    /// Whether no value of it can be below 0: events are counted, or are a share of others.
    var isNeverNegative: Bool

    init(_ metric: Metric, over longest: Span?, _ policy: RolloutPolicy) {
        offset = metric.offset
        isNeverNegative =
            switch metric.kind {
            case .counter, .ratio: true
            case .gauge, .distribution: false
            }
        switch metric.window {
        case .sliding(let span), .tumbling(let span): self.span = span
        case .samples(let number): (span, samples) = (.zero, number)
        }
        span = max(span, longest ?? .zero, policy.baseline.window ?? .zero) + offset + policy.interval
    }

    mutating func add(_ other: MemoryNeed) {
        span = max(span, other.span)
        samples = max(samples, other.samples)
        offset = max(offset, other.offset)
        isNeverNegative = isNeverNegative || other.isNeverNegative
    }
}

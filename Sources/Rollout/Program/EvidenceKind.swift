/// How a comparison can be judged by evidence: what is counted, and against what.
enum EvidenceKind: Sendable {
    /// The failures among the events of its subject, against a number.
    case proportion(ProportionEvidence)
    /// The same, against a number that is known once the rollout has begun.
    case snapshot
    /// The failures of both versions, where the subject may have so many times the rate of the stable one.
    case arms(factor: Double)
    /// Not at all, and why.
    case impossible(String)

    /// How a comparison of a metric can be judged.
    init(_ comparison: Comparison, of metric: Metric) {
        guard !comparison.isGrowth, metric.unit?.dimension == .share else {
            self = .impossible(comparison.isGrowth ? "a growth is no share" : "\(metric.name) is no share")
            return
        }
        switch (comparison.limit, comparison.limit.source) {
        case (.absolute(let limit), _):
            let evidence = ProportionEvidence(limit: limit * (metric.unit?.factor ?? 1))
            self = evidence.map(EvidenceKind.proportion) ?? .impossible(Self.noLimit)
        case (_, .snapshot): self = .snapshot
        case (_, .previous): self = .impossible("the version before gets no requests beside it")
        case (.multiple(let factor, _), _) where factor > 0: self = .arms(factor: factor)
        case (.relative(let share, _), _) where share > -1: self = .arms(factor: Decimal.rounded(1 + share))
        case (.difference, _):
            self = .impossible("failures alone tell how many times as many there are, and no difference")
        case (.multiple, _), (.relative, _): self = .impossible(Self.noLimit)
        }
    }

    /// Why it cannot be judged so, if it cannot.
    var obstacle: String? {
        switch self {
        case .impossible(let why): why
        case .snapshot: Self.noLimit
        case .proportion, .arms: nil
        }
    }

    private static let noLimit = "the limit is no share between 0 and 1"
}

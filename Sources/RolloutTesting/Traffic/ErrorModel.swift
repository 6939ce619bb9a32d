public import Rollout

/// Which requests fail.
public enum ErrorModel: Sendable, Hashable {
    /// Each by a chance of its own, 0 to 1.
    case independent(Course)
    /// In clusters: calm and storm take turns, each as long as chance has it.
    case bursts(calm: Double, storm: Double, meanCalm: Span, meanStorm: Span)

    /// A chance that becomes ten times as large at a time.
    ///
    /// - Parameters:
    ///   - chance: The chance before, 0 to 1.
    ///   - time: When the regression begins.
    public static func tenfold(_ chance: Double, at time: Span) -> ErrorModel {
        .independent(.step(from: chance, to: 10 * chance, at: time))
    }
}

/// Requests that fail one interval after the other.
struct ErrorProcess: Sendable {
    let model: ErrorModel
    private var isStormy = false
    private var random: SeededRandom

    init(_ model: ErrorModel, _ random: SeededRandom) {
        self.model = model
        self.random = random
    }

    /// How many of the requests of an interval failed.
    ///
    /// - Parameters:
    ///   - requests: How many there were.
    ///   - end: The end of the interval.
    ///   - interval: How long it was.
    mutating func errors(of requests: Int, at end: Span, over interval: Span) -> Int {
        switch model {
        case .independent(let course): return random.successes(of: requests, chance: course.value(at: end))
        case .bursts(let calm, let storm, let meanCalm, let meanStorm):
            let mean = max(1, Double((isStormy ? meanStorm : meanCalm).milliseconds))
            let stay = PortableMath.exponential(-Double(interval.milliseconds) / mean)
            if random.share() >= stay { isStormy.toggle() }
            return random.successes(of: requests, chance: isStormy ? storm : calm)
        }
    }
}

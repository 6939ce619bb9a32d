import Rollout
import RolloutTesting
import RolloutYAML

/// A rollout that is looked at six times a minute while requests come in evenly and fail independently of one another.
struct Simulation {
    /// The chance of a false rollback that the policy allows.
    static let alpha = 0.05
    /// The limit that the policy sets.
    static let limit = 0.01
    private static let interval = Span.seconds(10)

    private let policy: RolloutPolicy
    let requestsPerMinute: Int

    init(requestsPerMinute: Int) throws {
        self.requestsPerMinute = requestsPerMinute
        policy = try RolloutPolicy(
            yaml: """
                apiVersion: rollout/v1
                name: evidence
                interval: 10s
                metrics:
                  error_rate: {kind: ratio, numerator: errors, denominator: requests, unit: fraction}
                triggers:
                  - {when: "error_rate > 1%", action: rollback, test: sequential, alpha: 0.05}
                steps: [{setWeight: 10, pause: {duration: 9600h}}]

                """)
    }

    /// Plays one rollout.
    ///
    /// - Parameters:
    ///   - minutes: How long it is watched at most.
    ///   - rate: The chance of a request to fail, by the minute.
    /// - Returns: After how many minutes it was taken back; nil when it was not.
    func minutesToRollback(seed: UInt64, minutes: Int, rate: (Double) -> Double) -> Double? {
        var random = SeededRandom(seed: seed)
        var (state, now) = (RolloutState(policy), Moment(seconds: 1_000_000))
        var acknowledgements: [Acknowledgement] = []
        let looks = 6
        for look in 0..<minutes * looks {
            let minute = Double(look) / Double(looks)
            // As many whole requests as have come since the look before.
            let requests = (look + 1) * requestsPerMinute / looks - look * requestsPerMinute / looks
            let errors = random.successes(of: requests, chance: rate(minute))
            now = now + Self.interval
            let observations = [
                Observation(at: now, metric: "requests", value: Double(requests)),
                Observation(at: now, metric: "errors", value: Double(errors)),
            ]
            let input = RolloutInput(now: now, observations: observations, acknowledgements: acknowledgements)
            let decision = policy.evaluate(&state, input, reasons: .decisive)
            acknowledgements = decision.effects.map { Acknowledgement(effect: $0.id) }
            if decision.verdict == .rollback || decision.verdict == .abort {
                return Double(look + 1) / Double(looks)
            }
        }
        return nil
    }
}

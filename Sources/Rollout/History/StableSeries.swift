/// The series of the stable version beside a replay: decisions list what was found on their subject, and of the other
/// version at most the limit that was made of it.
package struct StableSeries {
    /// The metrics that rules compare, in the order of their names.
    package let metrics: [String]

    private let sources: [MetricSource]
    private let program: RolloutProgram
    private var state: RolloutState

    /// Before the first evaluation.
    package init(_ policy: RolloutPolicy) {
        let program = policy.program ?? RolloutProgram(policy)
        let plans = program.comparisons.filter { !$0.comparison.isGrowth }
        let sources = Dictionary(plans.map { ($0.metric.name, $0.stable) }) { first, _ in first }
        metrics = sources.keys.sorted()
        self.sources = metrics.compactMap { sources[$0] }
        self.program = program
        state = RolloutState(policy)
        state.series = Array(repeating: SeriesState(), count: program.series.count)
    }

    /// Takes what came in since the evaluation before.
    ///
    /// - Parameters:
    ///   - observations: What came in, in any order.
    ///   - now: The time of the evaluation.
    /// - Returns: For each of ``metrics`` what an evaluation finds on the stable version; not a number while data are
    ///   missing.
    package mutating func look(_ observations: [Observation], at now: Moment) -> [Double] {
        EvaluationPass.over(&state, program, at: now, .decisive) { pass in
            pass.state.evaluations &+= 1
            pass.take(observations, pass.state.lastEvaluation)
            pass.state.lastEvaluation = now
        }
        return sources.map { state.series.look(at: $0, now).value }
    }
}

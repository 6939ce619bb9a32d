/// A condition whose parts and names are numbers.
enum ConditionNode: Sendable {
    /// The comparison of this number.
    case comparison(Int)
    /// A fact is known and true, or, negated, is not.
    case fact(String, negated: Bool)
    /// A gate is not met.
    case unhealthy(gate: String)
    /// A component is not healthy.
    case component(String)
    /// All of them; each is a rule of its own name.
    case all([RolloutProgram.RulePlan])
    /// At least one of them.
    case any([RolloutProgram.RulePlan])
    /// The node of this number has held for a span; what it remembers.
    case lasting(Span, Int, memory: Int)
}

/// A comparison whose series are numbers.
struct ComparisonPlan: Sendable {
    /// What was written.
    var comparison: Comparison
    /// The metric that it is about.
    var metric: Metric
    /// What a reason calls the series.
    var name: String
    /// The subject's series.
    var candidate: MetricSlots
    /// The stable version's series.
    var stable: MetricSlots
    /// The series that the limit is made of; nil for a number.
    var baseline: MetricSlots?
    /// The number of a limit that is one.
    var absolute: Double?
    /// How it is judged.
    var test: Analysis.Test
    /// Where evidence is remembered; -1 where none is.
    var memory: Int
}

/// Where the series of a metric of one subject are kept.
struct MetricSlots: Sendable {
    /// The series of the metric's own name.
    var direct: Int
    /// The series that a ratio is made of; -1 where it is none.
    var numerator = -1
    /// The series that a ratio is made of; -1 where it is none.
    var denominator = -1
}

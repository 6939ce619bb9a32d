/// What comes in during a scenario.
struct ScenarioInputs {
    /// What a scenario or a whole file says of them.
    static let members: [ObjectShape.Member] = [
        .init("start", .text(.date), "The date at which it begins. Default: 1970-01-01T00:00:00Z."),
        .init("facts", .names, "Facts that are true from the start."),
        .init(
            "series", .named(ScenarioSeries.shape, in: "series", "Series by name."),
            "Series by name, candidate unless a subject stands before it (stable.error_rate)."),
        .init(
            "lines", .oneOrMore(.object(HistoryLine.shape)),
            "Lines of a history: facts that come later, health, commands, what became of effects."),
    ]

    /// When it begins.
    var start: Moment?
    /// Facts that are true from the start.
    var facts: [String] = []
    var series: [ScenarioSeries] = []
    /// Lines of a history, not read yet: times that are no dates count from the start.
    var lines: [PolicyNode] = []

    init() {}

    init(_ members: PolicyMembers, for policy: RolloutPolicy) throws(PolicyError) {
        if let node = members["start"] {
            let (moment, isRelative) = try node.moment()
            guard !isRelative else { throw node.error("must be a date like 2026-01-01T00:00:00Z") }
            start = moment
        }
        for node in try members["facts"]?.oneOrMore() ?? [] { facts.append(try node.name()) }
        for (name, node) in try members["series"]?.entries() ?? [] {
            series.append(try ScenarioSeries(node, name: name, for: policy))
        }
        lines = try members["lines"]?.oneOrMore() ?? []
    }

    /// With more on top, which counts where both say something.
    func adding(_ other: ScenarioInputs) -> ScenarioInputs {
        var sum = self
        sum.start = other.start ?? start
        sum.facts += other.facts
        sum.lines += other.lines
        for series in other.series {
            let isSame = { (other: ScenarioSeries) in other.subject == series.subject && other.metric == series.metric }
            if let index = sum.series.firstIndex(where: isSame) {
                sum.series[index].pieces += series.pieces
            } else {
                sum.series.append(series)
            }
        }
        return sum
    }
}

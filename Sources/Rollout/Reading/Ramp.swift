/// Steps by a formula.
struct Ramp {
    /// So many steps are enough for any release.
    private static let mostSteps = 1_000

    private enum Growth: String, CaseIterable { case linear, exponential }

    /// What a step says of one (AppConfig's growth types).
    static let shape = ObjectShape(
        "ramp", "Steps by a formula.",
        [
            .init(
                "type", .choice(Growth.self),
                "linear adds growth percent a step, exponential multiplies by it. Default: linear."),
            .init(required: "growth", .number(0.01...100), "By how much; exponential from 1.01."),
            .init(required: "interval", .someTime, "How long each step lasts."),
            .init("start", .number(0.01...100), "The first weight. Default: growth, exponential 1."),
            .init("max", .number(0.01...100), "The last weight. Default: 100."),
            .init("analysis", .text, "The analysis of each step. Default: the one called default."),
        ])

    /// The steps.
    let steps: [Step]

    /// `{type: linear | exponential, growth, interval, max}`.
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        let type: Growth = try members["type"]?.choice() ?? .linear
        let factor = try members.required("growth")
        let growth = try type == .linear ? factor.number() : factor.narrowed(to: .number(1.01...100)).number()
        let interval = try members.required("interval").span()
        let most = try members["max"]?.number() ?? 100
        let start = try members["start"]?.number() ?? (type == .linear ? growth : 1)
        if let first = members["start"], start > most { throw first.error("is above max, \(Decimal.text(most))") }
        let analysis = try members["analysis"]?.text()
        var steps: [Step] = []
        var weight = min(start, most)
        while true {
            var step = Step()
            step.weight = weight
            step.analysis = analysis
            step.pause = .duration(interval)
            steps.append(step)
            guard weight < most else { break }
            guard steps.count < Self.mostSteps else {
                throw node.error("makes more than \(Self.mostSteps) steps: let growth be larger, or max smaller")
            }
            weight = min(most, Decimal.rounded(type == .linear ? weight + growth : weight * growth))
        }
        self.steps = steps
    }
}

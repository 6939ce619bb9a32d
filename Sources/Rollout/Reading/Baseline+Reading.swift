extension Baseline {
    /// What a policy says of it.
    static let shape = ObjectShape(
        "baseline", "What stable, previous and snapshot mean in sentences.",
        [
            .init("window", .someTime, "How much of the past counts. Default: the metric's own window."),
            .init("minSamples", .integer(0...1_000_000_000), "Fewer samples than this are missing data. Default: 0."),
            .init("maxAge", .someTime, "From this age on a baseline is missing data."),
            .init(
                "floor", .number(0...1e18),
                "It is never taken for less, in the unit of the metric: keeps 2x stable sensible near zero."),
        ])

    /// What the words for baselines mean.
    init(_ node: PolicyNode) throws(PolicyError) {
        self.init()
        let members = try node.members()
        window = try members["window"]?.span()
        minSamples = try members["minSamples"]?.integer() ?? 0
        maxAge = try members["maxAge"]?.span()
        floor = try members["floor"]?.number()
    }
}

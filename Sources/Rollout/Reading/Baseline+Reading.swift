extension Baseline {
    /// What the words for baselines mean.
    init(_ node: PolicyNode) throws(PolicyError) {
        self.init()
        let members = try node.members(["window", "minSamples", "maxAge", "floor"])
        window = try members["window"]?.span(in: Span(milliseconds: 1)...Span.longest)
        minSamples = try members["minSamples"]?.integer(in: 0...1_000_000_000) ?? 0
        maxAge = try members["maxAge"]?.span(in: Span(milliseconds: 1)...Span.longest)
        floor = try members["floor"]?.number(in: 0...1e18)
    }
}

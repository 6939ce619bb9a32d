extension PolicyScenario {
    /// So many points of all series together are enough.
    private static let mostPoints: Int64 = 1_000_000

    /// A scenario of a file, with what all scenarios of the file have in common.
    init(_ node: PolicyNode, _ common: ScenarioInputs, for policy: RolloutPolicy) throws(PolicyError) {
        let members = try node.members(["name", "for", "expect"] + ScenarioInputs.keys)
        name = try members.required("name").text()
        let own = try ScenarioInputs(members, for: policy)
        let inputs = common.adding(own)
        let start = inputs.start ?? Moment(seconds: 0)
        self.start = start
        expectations = []
        for node in try members.required("expect").oneOrMore() {
            expectations.append(try Expectation(node, start: start))
        }
        var lines: [HistoryLine] = []
        for node in inputs.lines { lines.append(try HistoryLine(node, from: start)) }
        let length: Span
        if let node = members["for"] {
            length = try node.span()
        } else {
            // As long as it needs, twice: some looks come later than at the earliest.
            let named = own.series.ends.map { start + $0 } + lines.map(\.at) + expectations.compactMap(\.at)
            length = max(policy.plan().earliestCompletion * 2, (named.max() ?? start) - start)
        }
        let points = (length.milliseconds / policy.interval.milliseconds + 1) * Int64(max(1, inputs.series.count))
        guard points <= Self.mostPoints else {
            throw (members["for"] ?? node).error(
                "would need \(points) points of its series, and \(Self.mostPoints) are the most: shorten `for`")
        }
        end = start + length
        history = inputs.facts.map { fact in
            HistoryLine(at: start, isRelative: false, content: .fact(Fact(at: start, name: fact, value: true)))
        }
        history += inputs.series.flatMap { $0.points(from: start, for: length, every: policy.interval) } + lines
    }
}

extension PolicyScenario.Expectation {
    init(_ node: PolicyNode, start: Moment) throws(PolicyError) {
        let members = try node.members(["at", "phase", "verdict", "step", "weight", "rule"])
        self.init(
            at: try members["at"].map { node throws(PolicyError) in try node.moment(from: start).0 },
            phase: try members["phase"].map { node throws(PolicyError) in try node.choice() },
            verdict: try members["verdict"].map { node throws(PolicyError) in try node.choice() },
            step: try members["step"]?.integer(in: 0...100_000),
            weight: try members["weight"]?.percentage(), rule: try members["rule"]?.text(), origin: node.path)
        guard phase != nil || verdict != nil || step != nil || weight != nil || rule != nil else {
            throw node.error("needs at least one of phase, verdict, step, weight and rule")
        }
    }
}

extension [ScenarioSeries] {
    /// The times after the start at which pieces begin or end.
    fileprivate var ends: [Span] { flatMap(\.pieces).map { $0.to ?? $0.from } }
}

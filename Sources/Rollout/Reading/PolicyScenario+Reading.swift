extension PolicyScenario {
    /// So many points of all series together are enough.
    private static let mostPoints: Int64 = 1_000_000

    /// What a file says of one.
    static let shape = ObjectShape(
        "scenario", "A story that is told to a policy, and what the policy is to make of it.",
        [
            .init(required: "name", .text, "What it is about, in a sentence."),
            .init(
                "for", .span,
                "How long it lasts. Default: twice as long as the policy needs at the earliest, and until every time "
                    + "it names."
            ),
            .init(
                required: "expect", .oneOrMore(.object(Expectation.shape), atLeast: 1), "One expectation or a list."),
        ] + ScenarioInputs.members)

    /// A scenario of a file, with what all scenarios of the file have in common.
    init(_ node: PolicyNode, _ common: ScenarioInputs, for policy: RolloutPolicy) throws(PolicyError) {
        let members = try node.members()
        name = try members.required("name").text()
        let own = try ScenarioInputs(members, for: policy)
        let inputs = common.adding(own)
        let start = inputs.start ?? Moment(seconds: 0)
        self.start = start
        expectations = []
        let names = RuleNames(policy)
        for node in try members.required("expect").oneOrMore() {
            expectations.append(try Expectation(node, start: start, names))
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
    /// What a scenario says of one.
    static let shape = ObjectShape(
        "expectation", "What is to be so at one moment; what is not written may be anything.",
        [
            .init("at", .moment, "When, looked up in the newest decision until then. Default: the end."),
            .init("phase", .choice(RolloutPhase.self), "Where the rollout stands."),
            .init("verdict", .choice(RolloutVerdict.self), "What was decided."),
            .init("step", .integer(0...100_000), "The number of the step."),
            .init("weight", .share, "The candidate's share of the traffic, 0 to 100."),
            .init(
                "rule", .text,
                "The rule that demanded the verdict, or the name of a trigger; of a rollout that is done or taken back, "
                    + "the one that brought that about."
            ),
        ], rules: [.someOf(["phase", "verdict", "step", "weight", "rule"])])

    init(_ node: PolicyNode, start: Moment, _ names: RuleNames) throws(PolicyError) {
        let members = try node.members()
        self.init(
            at: try members["at"].map { node throws(PolicyError) in try node.moment(from: start).0 },
            phase: try members["phase"].map { node throws(PolicyError) in try node.choice() },
            verdict: try members["verdict"].map { node throws(PolicyError) in try node.choice() },
            step: try members["step"]?.integer(),
            weight: try members["weight"]?.percentage(),
            rule: try members["rule"].map { node throws(PolicyError) in
                let name = try node.text()
                guard !names.rules(called: name).isEmpty else {
                    throw node.error("the policy has no rule of this name\(names.advice(for: name))")
                }
                return name
            }, origin: node.path)
    }
}

extension [ScenarioSeries] {
    /// The times after the start at which pieces begin or end.
    fileprivate var ends: [Span] { flatMap(\.pieces).map { $0.to ?? $0.from } }
}

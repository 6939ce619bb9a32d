extension CloudWatchAlarm {
    /// What a policy says of one.
    static let shape = ObjectShape(
        "alarm", "A trigger that fires as an alarm of Amazon CloudWatch does.",
        [
            .init(required: "as", .words(["cloudwatch"]), "The system."),
            .init(required: "when", .condition, "One metric compared with a number, like error_rate > 1%."),
            .init(
                "period", .span(Span.seconds(1)...Span.hours(24)), "How much of the past one point covers. Default: 1m."
            ),
            .init("evaluationPeriods", .integer(1...mostPeriods), "How many points are looked at. Default: 1."),
            .init("datapointsToAlarm", .integer(1...mostPeriods), "How many of them must breach. Default: all."),
            .init(
                "treatMissingData", .choice(MissingData.self), "What a period without data counts as. Default: missing."
            ),
            .init(required: "action", .name, "What happens in the state ALARM, as in a trigger."),
            .init(
                "minimumSamples", .integer(0...1_000_000_000), "A period with fewer samples is no point. Default: 0."),
        ])

    private static let mostPeriods = 1_440

    /// `{as: cloudwatch, when: "error_rate > 1%", period: 1m, evaluationPeriods: 5, …}`.
    init(_ node: PolicyNode, name: String, _ parser: SentenceParser) throws(PolicyError) {
        _ = try Compat.check(node, isOneOf: ["cloudwatch"])
        let members = try node.members()
        let when = try members.required("when")
        let condition = try Condition(when, parser)
        guard case .comparison(let comparison) = condition, case .absolute = comparison.limit, !comparison.isGrowth
        else { throw when.error("an alarm compares one metric with a number, like error_rate > 1%") }
        let action = Trigger.Action(try members.required("action").name())
        trigger = Trigger(name: name, when: condition, action: action, origin: node.path)
        period = try members["period"]?.span() ?? Span.minutes(1)
        evaluationPeriods = try members["evaluationPeriods"]?.integer() ?? 1
        datapointsToAlarm =
            try members["datapointsToAlarm"]?.narrowed(to: .integer(1...evaluationPeriods)).integer()
            ?? evaluationPeriods
        treatMissingData = try members["treatMissingData"]?.choice() ?? .missing
        minimumSamples = try members["minimumSamples"]?.integer() ?? 0
    }
}

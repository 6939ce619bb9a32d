extension CloudWatchAlarm {
    /// `{as: cloudwatch, when: "error_rate > 1%", period: 1m, evaluationPeriods: 5, …}`.
    init(_ node: PolicyNode, name: String, _ parser: SentenceParser) throws(PolicyError) {
        _ = try Compat.check(node, isOneOf: ["cloudwatch"])
        let members = try node.members([
            "as", "when", "period", "evaluationPeriods", "datapointsToAlarm", "treatMissingData", "action",
            "minimumSamples",
        ])
        let when = try members.required("when")
        let condition = try Condition(when, parser)
        guard case .comparison(let comparison) = condition, case .absolute = comparison.limit, !comparison.isGrowth
        else { throw when.error("an alarm compares one metric with a number, like error_rate > 1%") }
        let action = Trigger.Action(try members.required("action").name())
        trigger = Trigger(name: name, when: condition, action: action, origin: node.path)
        period = try members["period"]?.span(in: Span.seconds(1)...Span.hours(24)) ?? Span.minutes(1)
        evaluationPeriods = try members["evaluationPeriods"]?.integer(in: 1...1_440) ?? 1
        datapointsToAlarm =
            try members["datapointsToAlarm"]?.integer(in: 1...evaluationPeriods) ?? evaluationPeriods
        treatMissingData = try members["treatMissingData"]?.choice() ?? .missing
        minimumSamples = try members["minimumSamples"]?.integer(in: 0...1_000_000_000) ?? 0
    }
}

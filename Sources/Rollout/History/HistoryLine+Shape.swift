extension HistoryLine {
    /// What a line says.
    static let shape = ObjectShape(
        "historyLine",
        "What came in at a moment: a point of a series, a fact, an answer of a health endpoint, a command, or an "
            + "acknowledgement.",
        [
            .init(required: "at", .moment, "When: seconds or a duration from the start, or a date."),
            .init("subject", .text, "Whose series or health it is. Default: candidate."),
            .init("metric", .text, "The series."),
            .init(
                "value", .either([.anyNumber, .truth, .null]),
                "The value of a series, null for one that is not finite; or whether a fact is so."),
            .init("samples", .integer(0...Int(UInt32.max) - 1), "Of how many events the value is made."),
            .init("fact", .text, "The name of a fact."),
            .init("evidence", .text, "Where the fact is known from."),
            .init("health", .text, "The path of a health endpoint."),
            .init("status", .integer(0...999), "The status code of its answer."),
            .init("body", .anything, "The body of its answer."),
            .init("command", .choice(Command.Word.self), "What a person wants."),
            .init("actor", .text, "Who. Default: somebody."),
            .init("reason", .text, "Why."),
            .init("effect", .text, "The id of an effect."),
            .init("result", .choice(Acknowledgement.Result.self), "What became of the effect. Default: done."),
            .init("plan", .text, "Of rollback: the plan."),
            .init("gate", .text, "Of skip-gate: the gate."),
            .init("incident", .text, "Of incident and resolve: its id."),
            .init("severity", .choice(Severity.self), "Of incident: how bad it is."),
        ], allowsNull: true, rules: [.oneOf(["metric", "fact", "health", "command", "effect"])])
}

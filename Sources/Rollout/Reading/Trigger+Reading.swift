extension Trigger {
    /// What `triggers` says of one.
    static let shape = ObjectShape(
        "trigger", "Something that is watched all the time.",
        [
            .init("name", .text, "For people."),
            .init(required: "when", .condition, "What is watched."),
            .init(
                "action", .name,
                "rollback, abort, hold, pauseForApproval, forwardFix, or an effect of that name: page, recommend, any "
                    + "other. Without one the matrix decides by severity."),
            .init("severity", .choice(Severity.self), "How bad it is; opens an incident."),
            .init("activeFor", .someTime, "How long after traffic first moved it is watched. Default: always."),
            .init("plan", .text, "The rollback plan that it starts. Default: immediate."),
        ] + Analysis.Test.members, rules: [.someOf(["action", "severity"])] + Analysis.Test.rules)

    /// What the blocks `alerts` and `warnings` say of one.
    static let alert = ObjectShape(
        "alert", "A trigger as people write alerts.",
        [
            .init("name", .text, "For people."),
            .init(required: "condition", .condition, "What is watched."),
            .init("action", .name, "As in a trigger; trigger_rollback means rollback."),
            .init("severity", .choice(Severity.self), "How bad it is; opens an incident."),
            .init("trigger_rollback", .truth, "Whether its action is rollback."),
        ])

    /// A trigger as `triggers` lists it.
    init(_ node: PolicyNode, plans: some Collection<String>, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members()
        name = try members["name"]?.text()
        when = try Condition(try members.required("when"), parser)
        action = try members["action"].map { node throws(PolicyError) in Action(try node.name()) }
        severity = try members["severity"].map { node throws(PolicyError) in try node.choice() }
        activeFor = try members["activeFor"]?.span()
        test = try Analysis.Test(members)
        origin = node.path
        plan = try members["plan"]?.reference(to: plans, "rollback plan")
    }

    /// A trigger as people write it in blocks named `alerts` and `warnings`.
    init(alert node: PolicyNode, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members()
        name = try members["name"]?.text()
        when = try Condition(try members.required("condition"), parser)
        severity = try members["severity"].map { node throws(PolicyError) in try node.choice() }
        origin = node.path
        let word = try members["action"]?.name()
        let isRollback = try members["trigger_rollback"]?.truth() ?? false
        if isRollback || word == "trigger_rollback" {
            action = .rollback
        } else if let word {
            action = Action(word)
        } else {
            action = nil
        }
        guard action != nil || severity != nil else { throw node.error("needs an action or a severity") }
    }
}

extension MatrixRow {
    /// What a policy says of the matrix: a row for each severity.
    static let matrix = ObjectShape(
        "matrix", "What is done about incidents, by severity.",
        Severity.allCases.map { .init($0.rawValue, .object(shape), "Incidents of \($0.rawValue).") })

    private static let shape = ObjectShape(
        "matrixRow", "What is done about incidents of a severity.",
        [.init("action", .name, "What happens at once, as in a trigger; continue to go on. Default: continue.")]
            + DeadlineAction.members("How long the incident may stay open.", DeadlineAction.ofIncidents),
        rules: [DeadlineAction.rule])

    /// A row of the matrix.
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        let word = try members["action"]?.name()
        action = word.flatMap { $0 == "continue" ? nil : Trigger.Action($0) }
        (deadline, onDeadline) = try members.deadline()
    }
}

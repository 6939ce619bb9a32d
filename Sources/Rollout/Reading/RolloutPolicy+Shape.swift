extension RolloutPolicy {
    /// The versions of the language.
    enum Version: String, CaseIterable { case v1 = "rollout/v1" }

    /// What `apiVersion` says.
    static let version = Shape.choice(Version.self)

    /// What a policy file says.
    static let shape = ObjectShape(
        "policy", "A rollout policy: what a rollout does, and when it is taken back.",
        [
            .init(required: "apiVersion", version, "The version of the language."),
            .init(required: "name", .name, "The name of the policy."),
            .init(
                "strategy", .choice(Strategy.self),
                "How traffic moves, for people and hosts; the steps decide. Default: canary."),
            .init(
                "environments", .object(Environments.shape),
                "How the host calls the two sides. Default: stable, candidate."),
            .init(
                "interval", .span(intervals), "How often it is evaluated, 1s to 24h. Default: 1m."),
            .init(
                "metrics", .named(.object(Metric.shape), in: "metrics", "Metrics by name."),
                "Every series that a sentence may use."),
            .init(
                "facts", .named(.object(FactDeclaration.shape), in: "facts", "Facts by name."),
                "What is known of facts beforehand; a fact need not be declared."),
            .init(
                "analyses", .named(.object(Analysis.shape), in: "analyses", "Analyses by name."),
                "Conditions that must hold to advance; default applies to every step with setWeight that names none."),
            .init(
                "gates", .named(.object(Gate.shape), in: "gates", "Gates by name."),
                "What must be met before a step that names it."),
            .init(required: "steps", .list(of: .object(Step.shape), atLeast: 1), "What happens, in order."),
            .init("triggers", .list(of: .object(Trigger.shape)), "What is watched from the first tick to the last."),
            .init("alerts", .list(of: .object(Trigger.alert)), "Triggers as people write alerts."),
            .init("warnings", .list(of: .object(Trigger.alert)), "Triggers as people write alerts."),
            .init("matrix", .object(MatrixRow.matrix), "What is done about incidents, by severity."),
            .init("rollback", .object(RollbackPolicy.shape), "How it is taken back. Default: at once."),
            .init(
                "escalation", .list(of: .object(EscalationLevel.shape)),
                "Who is told while an incident or a rollback lasts."),
            .init(
                "windows", .list(of: .object(CalendarWindow.shape)), "When it may start and advance. Default: always."),
            .init("freeze", .list(of: .object(CalendarWindow.shape)), "As windows: the same list under another name."),
            .init("baseline", .object(Baseline.shape), "What stable, previous and snapshot mean in sentences."),
            .init(
                "noDataDeadline", .span,
                "How long the data of an analysis may be missing before a person is asked. Default: 30m."),
            .init(
                "resolveAfter", .span,
                "How long the cause of an incident must be gone before it is closed. Default: 0s."),
            .init("retention", .span, "How long the old environment is kept after completion. Default: for ever."),
            .init("objectives", .list(of: .text(.objective)), "What it should achieve; decides nothing."),
            .init("schedule", .list(of: .object(ScheduledTask.shape)), "What is done or told at times from the start."),
            .init("notifications", .list(of: .object(Notification.shape)), "Who is told of what."),
            .init("records", .names, "Files or tables that get a row for each rollout."),
            .init("rolling", .object(Rolling.shape), "How instances are exchanged, for the strategy rolling."),
            .init(
                "documentation", .named(.text, in: "documentation", "Texts by name."),
                "What the policy carries for people."),
            .init("compat", .object(Compat.shape), "Rules of other systems, as importers bring them along."),
        ])
}

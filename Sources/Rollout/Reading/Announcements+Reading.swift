extension ScheduledTask {
    /// `{at: -24h, checklist: [...]}`, `{at: 24h, action: delete_old}`.
    static let shape = ObjectShape(
        "scheduledTask", "What is done or told at a time from the start of the rollout.",
        [
            .init(required: "at", .text(.offset), "The time from the start; before it with a minus, -24h."),
            .init("checklist", .names, "Things that people have to tick off; each is told."),
            .init("action", .name, "An effect of this name."),
        ], rules: [.someOf(["checklist", "action"])])

    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        let at = try members.required("at")
        let text = try at.text()
        guard let span = Span(text: text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]) else {
            throw at.error("must be a duration from the start, like 24h or -30m")
        }
        self.init(at: text.hasPrefix("-") ? .zero - span : span)
        checklist = try members["checklist"].names()
        action = try members["action"]?.name()
    }
}

extension Notification {
    /// `{event, channel, template}`.
    static let shape = ObjectShape(
        "notification", "Who is told of what.",
        [
            .init(
                required: "event", .name,
                "advance, incident, rollback, rollbackMethod, rolledBack, completed, aborted, or an action of your own."
            ),
            .init(required: "channel", .text, "Where to: a name that the host knows."),
            .init(
                "template", .text,
                "The text; {name}, {weight}, {step}, {reason}, {severity}, {event} and {environment} are filled in."),
        ])

    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        event = try members.required("event").name()
        channel = try members.required("channel").text()
        template = try members["template"]?.text()
    }
}

extension ScheduledTask {
    /// `{at: -24h, checklist: [...]}`, `{at: 24h, action: delete_old}`.
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["at", "checklist", "action"])
        let at = try members.required("at")
        let text = try at.text()
        guard let span = Span(text: text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]) else {
            throw at.error("must be a duration from the start, like 24h or -30m")
        }
        self.init(at: text.hasPrefix("-") ? .zero - span : span)
        checklist = try members["checklist"].names()
        action = try members["action"]?.name()
        guard !checklist.isEmpty || action != nil else { throw node.error("needs a checklist or an action") }
    }
}

extension Notification {
    /// `{event, channel, template}`.
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["event", "channel", "template"])
        event = try members.required("event").name()
        channel = try members.required("channel").text()
        template = try members["template"]?.text()
    }
}

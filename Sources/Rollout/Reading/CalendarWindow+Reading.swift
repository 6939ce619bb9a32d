extension CalendarWindow {
    /// `{allow or deny: {days, from, to} or {cron, duration}, timeZone, for}`.
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["allow", "deny", "timeZone", "for"])
        let hours: PolicyNode
        switch (members["allow"], members["deny"]) {
        case (let node?, nil): (effect, hours) = (.allow, node)
        case (nil, let node?): (effect, hours) = (.deny, node)
        default: throw node.error("needs either allow or deny")
        }
        self.hours = try Hours(hours)
        timeZone = try members["timeZone"]?.text()
        environments = try members["for"].names()
    }
}

extension CalendarWindow.Hours {
    /// `{days, from, to}`, or `{cron, duration}`.
    fileprivate init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["days", "from", "to", "cron", "duration"])
        guard let cron = members["cron"] else {
            if let extra = members["duration"] { throw extra.error("needs cron beside it; write from and to") }
            self = .weekly(
                days: try members["days"].map { node throws(PolicyError) in try Self.days(node) } ?? Set(1...7),
                from: try members["from"]?.timeOfDay() ?? 0, to: try members["to"]?.timeOfDay() ?? 24 * 60)
            return
        }
        for name in ["days", "from", "to"] {
            if let extra = members[name] { throw extra.error("stands in the expression already, or without cron") }
        }
        // A month, so that an evaluation need not look back further.
        let text = try cron.text()
        let duration = try members.required("duration").span(in: .minutes(1)...Span.hours(744))
        do throws(CronExpression.Failure) {
            self = .cron(try CronExpression(text: text), duration: duration)
        } catch {
            throw cron.error(error.problem)
        }
    }

    private static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// `[mon, tue]`, `mon-fri`, `weekdays`, `weekend`, `any`.
    private static func days(_ node: PolicyNode) throws(PolicyError) -> Set<Int> {
        var days: Set<Int> = []
        for node in try node.oneOrMore() {
            let word = try node.text().lowercased()
            let ends = word.split(separator: "-").map { end in names.firstIndex { end.hasPrefix($0) } }
            switch (word, ends.count) {
            case ("weekdays", _), ("weekday", _): days.formUnion(1...5)
            case ("weekend", _): days.formUnion(6...7)
            case ("any", _): days.formUnion(1...7)
            case (_, 1):
                guard let day = ends[0] else { fallthrough }
                days.insert(day + 1)
            case (_, 2):
                guard let first = ends[0], let last = ends[1] else { fallthrough }
                for day in 0..<7 where first <= last ? (first...last).contains(day) : day >= first || day <= last {
                    days.insert(day + 1)
                }
            default: throw node.error("must be days like mon, tue-fri, weekdays, weekend or any")
            }
        }
        return days
    }
}

extension PolicyNode {
    /// Minutes after midnight: `02:00`, `24:00`.
    func timeOfDay() throws(PolicyError) -> Int {
        let parts = try text().split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.allSatisfy { ("0"..."9").contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 24 * 60
        else { throw error("must be a time of day like 02:00, in quotes") }
        return hour * 60 + minute
    }
}

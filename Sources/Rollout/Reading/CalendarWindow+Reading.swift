extension CalendarWindow {
    /// What a policy says of one.
    static let shape = ObjectShape(
        "window", "When the rollout may start and advance. Never delays a rollback.",
        [
            .init("allow", .object(hours), "Only then."),
            .init("deny", .object(hours), "Never then, whatever is allowed."),
            .init(
                "timeZone", .text,
                "The zone of the hours, a name like Europe/Berlin. Default: UTC, and lint asks for one."),
            .init("for", .names, "The environments or policies that it is about. Default: all."),
        ], rules: [.either("allow", "deny")])

    private static let hours = ObjectShape(
        "hours", "A part of the week by local time; without members all of it.",
        [
            .init("days", .oneOrMore(.text(.days)), "mon to sun, mon-fri, weekdays, weekend, any. Default: every day."),
            .init("from", .text(.timeOfDay), "From when on, in quotes. Default: 00:00."),
            .init(
                "to", .text(.timeOfDay),
                "Until when, exclusive, in quotes; on the next day when it is not later than from. Default: 24:00."),
        ])

    /// `{allow or deny: {days, from, to}, timeZone, for}`.
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        effect = members["allow"] == nil ? .deny : .allow
        let times = try members.required(effect.rawValue).members()
        days = try times["days"].map { node throws(PolicyError) in try Self.days(node) } ?? Set(1...7)
        from = try times["from"]?.timeOfDay() ?? 0
        to = try times["to"]?.timeOfDay() ?? 24 * 60
        timeZone = try members["timeZone"]?.text()
        environments = try members["for"].names()
    }

    /// The days of the week.
    static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

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

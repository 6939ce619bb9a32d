extension CalendarWindow {
    /// What a policy says of one.
    static let shape = ObjectShape(
        "window", "When the rollout may start and advance. Never delays a rollback.",
        [
            .init("allow", .object(Hours.shape), "Only then."),
            .init("deny", .object(Hours.shape), "Never then, whatever is allowed."),
            .init(
                "timeZone", .text,
                "The zone of the hours, a name like Europe/Berlin, or UTC. Default: UTC, and an error of lint."),
            .init("for", .names, "The environments or policies that it is about. Default: all."),
        ], rules: [.oneOf(["allow", "deny"])])

    /// `{allow or deny: {days, from, to} or {cron, duration}, timeZone, for}`.
    init(_ node: PolicyNode, for policy: RolloutPolicy) throws(PolicyError) {
        let members = try node.members()
        effect = members["allow"] == nil ? .deny : .allow
        hours = try Hours(try members.required(effect.rawValue))
        timeZone = try members["timeZone"]?.text()
        origin = node.path
        environments = []
        for node in try members["for"]?.oneOrMore() ?? [] {
            environments.append(try Self.environment(try node.name(), of: policy, node))
        }
    }

    /// The environment that a name means. Other names may stand there, for other policies, but none that looks
    /// misspelt.
    private static func environment(
        _ name: String, of policy: RolloutPolicy, _ node: PolicyNode
    ) throws(PolicyError) -> String {
        let (stable, candidate) = (policy.environments.stable, policy.environments.candidate)
        switch name {
        case stable, candidate, policy.name: return name
        case "stable": return stable
        case "candidate": return candidate
        default:
            let nearest = Suggestion.text(for: name, among: [stable, candidate, policy.name, "stable", "candidate"])
            guard nearest.isEmpty else { throw node.error("there is no environment of this name\(nearest)") }
            return name
        }
    }
}

extension CalendarWindow.Hours {
    /// What a policy says of them.
    fileprivate static let shape = ObjectShape(
        "hours", "A part of the week by local time; without members all of it.",
        [
            .init("days", .oneOrMore(.text(.days)), "mon to sun, mon-fri, weekdays, weekend, any. Default: every day."),
            .init("from", .text(.timeOfDay), "From when on, in quotes. Default: 00:00."),
            .init(
                "to", .text(.timeOfDay),
                "Until when, exclusive, in quotes; on the next day when it is not later than from. Default: 24:00."),
            .init(
                "cron", .text(.cron),
                "When it begins, in place of days, from and to: minute, hour, day of the month, month, day of the week."
            ),
            // A month, so that an evaluation need not look back further.
            .init("duration", .span(.minutes(1)...Span.hours(744)), "How long it lasts from then on."),
        ],
        rules: [
            .needs("cron", beside: "duration"), .needs("duration", beside: "cron"), .notBoth("cron", "days"),
            .notBoth("cron", "from"), .notBoth("cron", "to"),
        ])

    /// `{days, from, to}`, or `{cron, duration}`.
    fileprivate init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        guard let cron = members["cron"] else {
            self = .weekly(
                days: try members["days"].map { node throws(PolicyError) in try Self.days(node) } ?? Set(1...7),
                from: try members["from"]?.timeOfDay() ?? 0, to: try members["to"]?.timeOfDay() ?? 24 * 60)
            return
        }
        let text = try cron.text()
        let duration = try members.required("duration").span()
        do throws(CronExpression.Failure) {
            self = .cron(try CronExpression(text: text), duration: duration)
        } catch {
            throw cron.error(error.problem)
        }
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

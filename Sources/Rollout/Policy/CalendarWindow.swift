/// When a rollout may start and advance. Never delays a rollback.
public struct CalendarWindow: Sendable, Hashable {
    /// What it means.
    public enum Effect: String, Sendable, Hashable {
        /// Only inside of such a window.
        case allow
        /// Never inside of it, whatever is allowed.
        case deny
    }

    /// When it is open, by local time.
    public enum Hours: Sendable, Hashable {
        /// On days of the week, 1 for Monday to 7 for Sunday, from one minute after midnight to before another; into
        /// the next day when the second is not later.
        case weekly(days: Set<Int>, from: Int, to: Int)
        /// For a span from each time that an expression names.
        case cron(CronExpression, duration: Span)
    }

    /// What it means.
    public var effect: Effect
    /// When it is open.
    public var hours: Hours
    /// The name of the time zone; nil where the policy names none, which lint reports.
    public var timeZone: String?
    /// The environments of the policy, and the policies, that it is about; empty for all.
    public var environments: [String]
    /// Where the policy's document says it.
    package var origin: [PolicyError.Step] = []

    /// Whether it is about a policy: about all of them, about that one, or about one of the two sides that it shifts
    /// traffic between.
    func isAbout(_ policy: RolloutPolicy) -> Bool {
        let names = [policy.environments.candidate, policy.environments.stable, policy.name]
        return environments.isEmpty || environments.contains(where: names.contains)
    }
}

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
        /// On days of the week, 1 for Monday to 7 for Sunday, from one minute after midnight to before another; into the
        /// next day when the second is not later.
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
    /// The environments that it is about; empty for all.
    public var environments: [String]
}

/// How local time of a zone differs from UTC, for a stretch of time: its transitions, resolved outside of the evaluator.
public struct ZoneOffsets: Sendable, Hashable {
    /// From a moment on, local time is UTC plus an offset.
    public struct Transition: Sendable, Hashable {
        /// From when on.
        public var at: Moment
        /// What is added to UTC.
        public var offset: Span

        /// A transition.
        public init(at: Moment, offset: Span) {
            self.at = at
            self.offset = offset
        }
    }

    /// What is added to UTC before the first transition.
    public var initial: Span
    /// The transitions in order of time.
    public var transitions: [Transition]

    /// Offsets of a zone.
    public init(initial: Span, transitions: [Transition] = []) {
        self.initial = initial
        self.transitions = transitions
    }

    /// UTC.
    public static let utc = ZoneOffsets(initial: .zero)

    /// What is added to UTC at a moment.
    func offset(at moment: Moment) -> Span {
        transitions.last { $0.at <= moment }?.offset ?? initial
    }
}

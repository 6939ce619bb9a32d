/// How local time of a zone differs from UTC, for a stretch of time: its transitions, resolved outside of the
/// evaluator.
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

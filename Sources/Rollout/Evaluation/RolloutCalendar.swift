/// When a rollout may start and advance, by all windows of its policy.
struct RolloutCalendar: Sendable {
    private let allowed: [CalendarWindow]
    private let denied: [CalendarWindow]
    private let zones: [String: ZoneOffsets]

    /// The windows that are about a policy.
    init(_ policy: RolloutPolicy) {
        let windows = policy.windows.filter { $0.isAbout(policy) }
        allowed = windows.filter { $0.effect == .allow }
        denied = windows.filter { $0.effect == .deny }
        zones = policy.zones
    }

    /// Whether it may go on at a moment.
    func isOpen(at moment: Moment) -> Bool {
        !isDenied(at: moment) && (allowed.isEmpty || allowed.contains { $0.isOpen(at: moment, in: zone(of: $0)) })
    }

    /// Whether a window forbids it at a moment, whatever is allowed.
    func isDenied(at moment: Moment) -> Bool { denied.contains { $0.isOpen(at: moment, in: zone(of: $0)) } }

    /// From when on it may go on after a moment at which it may not; nil when that is too far away to be found.
    func opening(after moment: Moment) -> Moment? {
        var moment = moment
        for _ in 0..<Self.mostChanges {
            // While it is denied nothing that is allowed matters, and while nothing is allowed nothing that is denied.
            let windows = isDenied(at: moment) ? denied : allowed
            let changes = windows.compactMap { $0.change(after: moment, in: zone(of: $0)) }
            guard let next = changes.min() else { return nil }
            if isOpen(at: next) { return next }
            moment = next
        }
        return nil
    }

    private func zone(of window: CalendarWindow) -> ZoneOffsets { window.timeZone.flatMap { zones[$0] } ?? .utc }

    /// So many beginnings and ends of windows are looked at: those of half a year where one opens daily.
    private static let mostChanges = 400
}

/// Until when what a store told is proven to be current.
enum FlagConfirmation: Sendable, Hashable {
    /// Until the store says otherwise.
    case untilFurtherNotice
    /// Up to this moment.
    case until(ContinuousClock.Instant)

    /// Whether it still holds.
    func holds(at now: ContinuousClock.Instant) -> Bool {
        end.map { now <= $0 } ?? true
    }

    /// Its last moment, if it has one.
    var end: ContinuousClock.Instant? {
        if case .until(let moment) = self { moment } else { nil }
    }
}

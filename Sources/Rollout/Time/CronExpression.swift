/// Minutes of the calendar, as cron(8) names them: minute, hour, day of the month, month and day of the week.
public struct CronExpression: Sendable, Hashable, CustomStringConvertible {
    /// As it was written.
    public let description: String

    /// The numbers of each field, as bits.
    let minutes, hours, daysOfMonth, months, daysOfWeek: UInt64
    /// Whether either of the two days is enough, since both are restricted.
    let isEitherDay: Bool

    /// Whether the days of a date and its month are named.
    func isNamed(day: Int) -> Bool {
        let date = Moment.date(days: day)
        guard months.holds(date.month) else { return false }
        // Sunday is 0 here.
        let isDayOfWeek = daysOfWeek.holds(LocalTime(day: day, minute: 0).weekday % 7)
        let isDayOfMonth = daysOfMonth.holds(date.day)
        return isEitherDay ? isDayOfWeek || isDayOfMonth : isDayOfWeek && isDayOfMonth
    }

    /// The minutes of a day that are named, after midnight, in order.
    var minutesOfDay: [Int] {
        (0..<24).filter(hours.holds).flatMap { hour in (0..<60).filter(minutes.holds).map { hour * 60 + $0 } }
    }

    /// The newest moment until another at which it is named; nil when there is none in a span before.
    func last(until moment: Moment, within span: Span, in zone: ZoneOffsets) -> Moment? {
        let last = LocalTime(moment, in: zone).day
        let first = LocalTime(moment - span, in: zone).day - 1
        for day in stride(from: last + 1, through: first, by: -1) where isNamed(day: day) {
            let found = minutesOfDay.reversed().lazy.compactMap { zone.moment(of: LocalTime(day: day, minute: $0)) }
            if let found = found.first(where: { $0 <= moment }) { return found }
        }
        return nil
    }

    /// The first moment after another at which it is named; nil when it is in no eight years.
    func next(after moment: Moment, in zone: ZoneOffsets) -> Moment? {
        let first = LocalTime(moment, in: zone).day
        for day in first - 1...first + Self.longestWait where isNamed(day: day) {
            let found = minutesOfDay.lazy.compactMap { zone.moment(of: LocalTime(day: day, minute: $0)) }
            if let found = found.first(where: { $0 > moment }) { return found }
        }
        return nil
    }

    /// From one 29 February to the next at most, in days.
    private static let longestWait = 2_922
}

extension UInt64 {
    /// Whether the bit of a number is set.
    func holds(_ number: Int) -> Bool { self >> UInt64(number) & 1 == 1 }
}

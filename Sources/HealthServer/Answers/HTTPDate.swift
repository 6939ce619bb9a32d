import Health

/// A moment as the field `Date` shows it: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
struct HTTPDate: Sendable, Hashable {
    /// Seconds since 1970.
    let seconds: Int64

    /// The moment by the wall clock.
    static var now: HTTPDate { HTTPDate(seconds: Timestamp.now.millisecondsSinceEpoch / 1_000) }

    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The text. Before 1970 and after 9999 it stays at the border.
    var text: String {
        let (days, second) = min(max(seconds, 0), 253_402_300_799).quotientAndRemainder(dividingBy: 86_400)
        let date = CivilDate(daysSinceEpoch: days)
        let time = [second / 3_600, second / 60 % 60, second % 60].map { $0.padded(to: 2) }.joined(separator: ":")
        return "\(Self.days[Int(days % 7)]), \(date.day.padded(to: 2)) \(Self.months[Int(date.month) - 1]) "
            + "\(date.year.padded(to: 4)) \(time) GMT"
    }
}

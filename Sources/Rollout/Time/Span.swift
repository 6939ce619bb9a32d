/// A length of time in whole milliseconds. Arithmetic ends at the ends of `Int64` instead of trapping.
public struct Span: Sendable, Hashable, Comparable, Codable {
    /// Milliseconds.
    public var milliseconds: Int64

    /// A length of time.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// No time.
    public static let zero = Span(milliseconds: 0)

    /// Whole seconds.
    public static func seconds(_ seconds: Int64) -> Span { Span(milliseconds: multiplying(seconds, 1_000)) }
    /// Whole minutes.
    public static func minutes(_ minutes: Int64) -> Span { Span(milliseconds: multiplying(minutes, 60_000)) }
    /// Whole hours.
    public static func hours(_ hours: Int64) -> Span { Span(milliseconds: multiplying(hours, 3_600_000)) }

    /// Whether one is shorter.
    public static func < (left: Span, right: Span) -> Bool { left.milliseconds < right.milliseconds }

    /// Both together.
    public static func + (left: Span, right: Span) -> Span {
        Span(milliseconds: adding(left.milliseconds, right.milliseconds))
    }

    /// What is left of one.
    public static func - (left: Span, right: Span) -> Span {
        Span(milliseconds: subtracting(left.milliseconds, right.milliseconds))
    }

    /// Several in a row.
    public static func * (span: Span, count: Int) -> Span {
        Span(milliseconds: multiplying(span.milliseconds, Int64(clamping: count)))
    }

    /// The span in minutes.
    var minutes: Double { Double(milliseconds) / 60_000 }
    /// The span in seconds.
    var seconds: Double { Double(milliseconds) / 1_000 }

    static func adding(_ left: Int64, _ right: Int64) -> Int64 {
        left.addingClamped(right)
    }

    static func subtracting(_ left: Int64, _ right: Int64) -> Int64 {
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        return overflow ? (right < 0 ? .max : .min) : difference
    }

    private static func multiplying(_ left: Int64, _ right: Int64) -> Int64 {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? ((left < 0) == (right < 0) ? .max : .min) : product
    }

    /// Coded as the number of milliseconds alone.
    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Coded as the number of milliseconds alone.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

extension Span: CustomStringConvertible {
    /// As people write it: `5m0s`, `1h30m0s`, `30s`, `250ms`.
    public var description: String {
        guard milliseconds >= 0 else { return "-" + Span(milliseconds: Self.subtracting(0, milliseconds)).description }
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        guard rest == 0 else { return seconds == 0 ? "\(rest)ms" : "\(Span.seconds(seconds))\(rest)ms" }
        let (minutes, second) = seconds.quotientAndRemainder(dividingBy: 60)
        let (hours, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return hours > 0 ? "\(hours)h\(minute)m\(second)s" : minutes > 0 ? "\(minute)m\(second)s" : "\(second)s"
    }

    /// The same without parts that are zero: `1h30m`, `30s`, `0s`.
    package var shortText: String {
        guard milliseconds >= 0 else { return "-" + Span(milliseconds: Self.subtracting(0, milliseconds)).shortText }
        let parts = [(3_600_000, "h"), (60_000, "m"), (1_000, "s"), (1, "ms")] as [(Int64, String)]
        var (text, rest) = ("", milliseconds)
        for (size, unit) in parts where rest >= size {
            text += "\(rest / size)\(unit)"
            rest %= size
        }
        return text.isEmpty ? "0s" : text
    }
}

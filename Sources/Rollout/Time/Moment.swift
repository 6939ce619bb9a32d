/// A point of time, in whole milliseconds since 1970-01-01T00:00:00Z. Arithmetic ends at the ends of `Int64` instead of
/// trapping.
public struct Moment: Sendable, Hashable, Comparable, Codable {
    /// Milliseconds since the epoch.
    public var milliseconds: Int64

    /// A point of time.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// A point of time, in seconds since the epoch.
    public init(seconds: Int64) {
        milliseconds = Span.seconds(seconds).milliseconds
    }

    /// Whether one is earlier.
    public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

    /// Later by a span.
    public static func + (moment: Moment, span: Span) -> Moment {
        Moment(milliseconds: Span.adding(moment.milliseconds, span.milliseconds))
    }

    /// Earlier by a span.
    public static func - (moment: Moment, span: Span) -> Moment {
        Moment(milliseconds: Span.subtracting(moment.milliseconds, span.milliseconds))
    }

    /// The time from one to another, negative when `right` is later.
    public static func - (left: Moment, right: Moment) -> Span {
        Span(milliseconds: Span.subtracting(left.milliseconds, right.milliseconds))
    }

    /// Coded as the number alone.
    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Coded as the number alone.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

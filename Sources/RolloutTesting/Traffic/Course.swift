public import Rollout

/// A value over time: what rates, latencies and levels of a simulation follow. A number is a course that never changes.
public enum Course: Sendable, Hashable {
    /// The same value all the time.
    case constant(Double)
    /// One value before a time, another from it on.
    case step(from: Double, to: Double, at: Span)
    /// From one value to another in a straight line that begins at a time and takes a time.
    case ramp(from: Double, to: Double, at: Span, over: Span)
    /// Grows without end.
    case leak(from: Double, perMinute: Double)
    /// From a low value up to a high one in a straight line, again and again: memory between collections of garbage.
    case sawtooth(low: Double, high: Double, every: Span)

    /// The value at a time after the start.
    public func value(at time: Span) -> Double {
        switch self {
        case .constant(let value): value
        case .step(let from, let to, let start): time < start ? from : to
        case .ramp(let from, let to, let start, let duration):
            from + (to - from) * Self.part(of: duration, after: time - start)
        case .leak(let from, let perMinute): from + perMinute * Double(time.milliseconds) / 60_000
        case .sawtooth(let low, let high, let period):
            low + (high - low) * Self.phase(of: time, in: period)
        }
    }

    /// How much of a duration has passed, 0 to 1.
    private static func part(of duration: Span, after time: Span) -> Double {
        guard time > .zero else { return 0 }
        return time < duration ? Double(time.milliseconds) / Double(duration.milliseconds) : 1
    }

    /// How much of the present period has passed, 0 to below 1.
    private static func phase(of time: Span, in period: Span) -> Double {
        guard period > .zero, time > .zero else { return 0 }
        return Double(time.milliseconds % period.milliseconds) / Double(period.milliseconds)
    }
}

extension Course: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    /// A value that never changes.
    public init(floatLiteral value: Double) {
        self = .constant(value)
    }

    /// A value that never changes.
    public init(integerLiteral value: Int) {
        self = .constant(Double(value))
    }
}

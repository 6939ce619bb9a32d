import ASCIIText
import ArgumentParser

/// A length of time as people write it: `300s`, `5m`, `500ms`, `1.5s`; a bare number counts seconds.
struct TimeSpan: ExpressibleByArgument, CustomStringConvertible, Sendable {
    let duration: Duration
    let description: String

    /// A length of time; the text is what the help shows.
    init(_ duration: Duration) {
        self.duration = duration
        description = "\(duration.components.seconds)s"
    }

    /// The length; nil when the text is none, or not from 1 ms to 1 day.
    init?(argument: String) {
        guard let milliseconds = Self.milliseconds(argument), (1...86_400_000).contains(milliseconds) else {
            return nil
        }
        duration = .microseconds(Int64(milliseconds * 1_000))
        description = argument
    }

    /// The milliseconds that a text means; nil when it is no length of time.
    static func milliseconds(_ text: String) -> Double? {
        let number = text.prefix { $0.isNumber || $0 == "." }
        let units = ["ms": 1.0, "s": 1_000, "": 1_000, "m": 60_000, "h": 3_600_000]
        guard let unit = units[String(text.dropFirst(number.count))], let value = Double(decimal: String(number)) else {
            return nil
        }
        return value * unit
    }
}

import ASCIIText
import ArgumentParser
import Rollout

/// A point of time in a history: a date, or a time from its start.
enum HistoryTime: ExpressibleByArgument, Sendable {
    case date(Moment)
    case span(Span)

    /// The time; nil for anything but a date (`2026-01-01T00:00:00Z`), a duration (`1h15m`) or a number of seconds.
    init?(argument: String) {
        if let moment = Moment(iso8601: argument) {
            self = .date(moment)
        } else if let span = Span(text: Double(decimal: argument) == nil ? argument : argument + "s") {
            self = .span(span)
        } else {
            return nil
        }
    }

    /// The moment that is meant in a history.
    func moment(in history: HistoryFile) -> Moment {
        switch self {
        case .date(let moment): moment
        case .span(let span): history.start + span
        }
    }
}

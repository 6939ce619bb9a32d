import ASCIIText
import ArgumentParser
import Rollout

/// A point of time in a history: a date, or a time from its start.
enum HistoryTime: Sendable {
    case date(Moment)
    case span(Span)

    /// The time that a text means: a date (`2026-01-01T00:00:00Z`), a duration (`1h15m`) or a number of seconds.
    init(text: String) throws {
        if let moment = Moment(iso8601: text) {
            self = .date(moment)
        } else if let span = Span(text: Double(decimal: text) == nil ? text : text + "s") {
            self = .span(span)
        } else {
            throw ValidationError("must be a date like 2026-01-01T00:00:00Z, or a time from the start like 1h15m")
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

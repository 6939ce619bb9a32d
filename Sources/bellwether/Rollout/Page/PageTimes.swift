import ASCIIText
import Rollout

/// Points of time on a page: as the history writes them, and for people.
struct PageTimes {
    let form: RolloutDecision.TimeForm
    /// When the page begins; its date goes without saying.
    let start: Moment

    /// For people: a date, or the time from the start.
    func text(_ moment: Moment) -> String { form.text(moment) }

    /// The same beside a plot, whose caption says the date and the zone.
    func shortText(_ moment: Moment) -> String {
        guard form == .iso8601 else { return text(moment) }
        return moment.date == start.date ? moment.clock : "\(moment.date) \(moment.clock)"
    }

    /// Both, where they differ.
    func html(_ moment: Moment) -> HTML {
        switch form {
        case .iso8601:
            let (date, clock) = (moment.date, moment.iso8601.drop { $0 != "T" }.dropFirst())
            return "<time datetime=\"\(moment.iso8601)\">\(date)T<wbr>\(String(clock))</time>"
        case .seconds:
            let seconds = (Double(moment.milliseconds) / 1_000).plainText
            return "<span class=\"word\">\(text(moment))</span> <small>\(seconds)</small>"
        }
    }
}

extension Moment {
    /// `2026-01-01`.
    var date: String { String(iso8601.prefix { $0 != "T" }) }
    /// `10:30:00`.
    var clock: String { String(iso8601.drop { $0 != "T" }.dropFirst().prefix { $0 != "." }) }
}

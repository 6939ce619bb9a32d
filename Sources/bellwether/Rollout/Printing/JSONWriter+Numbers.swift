import JSONText
import Rollout

extension JSONWriter {
    /// Writes a member that is a number without a needless `.0`, or null.
    mutating func member(_ name: String, plain number: Double?) {
        guard let number else { return member(name, nil as String?) }
        if let whole = Int64(exactly: number) { member(name, whole) } else { member(name, number) }
    }

    /// Writes a member that is a length of time in seconds.
    mutating func member(_ name: String, seconds span: Span) {
        member(name, plain: Double(span.milliseconds) / 1_000)
    }

    /// Writes a member that is a point of time, a date or seconds.
    mutating func member(_ name: String, _ moment: Moment, _ times: RolloutDecision.TimeForm) {
        switch times {
        case .iso8601: member(name, moment.iso8601)
        case .seconds: member(name, seconds: moment - Moment(seconds: 0))
        }
    }
}

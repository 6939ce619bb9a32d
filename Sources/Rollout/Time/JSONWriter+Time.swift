package import JSONText

extension JSONWriter {
    /// Writes a member that is a length of time in seconds.
    package mutating func member(_ name: String, seconds span: Span) {
        member(name, plain: span.seconds)
    }

    /// Writes a member that is a point of time, a date or seconds.
    package mutating func member(_ name: String, _ moment: Moment, _ times: RolloutDecision.TimeForm) {
        switch times {
        case .iso8601: member(name, moment.iso8601)
        case .seconds: member(name, seconds: moment - Moment(seconds: 0))
        }
    }
}

import Rollout

extension RolloutDecision.TimeForm {
    /// A point of time for people: a date, or the time from the start.
    func text(_ moment: Moment) -> String {
        switch self {
        case .iso8601: moment.iso8601
        case .seconds: (moment - Moment(seconds: 0)).description
        }
    }
}

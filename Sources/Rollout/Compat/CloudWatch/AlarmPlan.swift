/// An alarm with its series.
final class AlarmPlan: Sendable {
    let alarm: CloudWatchAlarm
    /// What reasons call it, and by which its state is remembered.
    let name: String
    let comparison: ComparisonPlan

    init(_ alarm: CloudWatchAlarm, _ name: String, _ comparison: ComparisonPlan) {
        self.alarm = alarm
        self.name = name
        self.comparison = comparison
    }
}

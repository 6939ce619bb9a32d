/// The state of an alarm of CloudWatch.
enum AlarmState: String, Sendable, Hashable, Codable {
    case ok = "OK"
    case alarm = "ALARM"
    case insufficientData = "INSUFFICIENT_DATA"
}

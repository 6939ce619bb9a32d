/// What the rules of other systems remember between two evaluations, by the names that reasons give them.
struct CompatState: Sendable, Hashable, Codable {
    var checks: [String: FlaggerChecks] = [:]
    var runs: [String: ArgoRun] = [:]
    var alarms: [String: AlarmState] = [:]
    /// The newest value that is no finite number, by the number of its series.
    var nonFinite: [Int: NonFiniteValue] = [:]
}

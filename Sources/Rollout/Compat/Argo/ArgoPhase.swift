/// What a measurement, a metric or a whole analysis comes to, from the best to the worst.
enum ArgoPhase: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case successful = "Successful"
    case running = "Running"
    case pending = "Pending"
    case inconclusive = "Inconclusive"
    case error = "Error"
    case failed = "Failed"

    /// Whether one is better.
    static func < (left: ArgoPhase, right: ArgoPhase) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }

    /// Whether nothing changes it any more.
    var isCompleted: Bool { self != .running && self != .pending }

    /// Whether it ends the analysis at once.
    var isBad: Bool { self >= .inconclusive }
}

/// How fast an error budget is used up (Google, The Site Reliability Workbook, chapter 5).
public enum BurnRate {
    /// The share of failures over the share that the objective allows; 1 uses the budget up exactly. Nil when a share
    /// is not 0 to 1, or when the objective allows no failure at all.
    ///
    /// - Parameters:
    ///   - failureShare: The share of requests that failed, 0 to 1.
    ///   - objective: The share that must succeed, 0 to below 1: `0.999`.
    public static func of(failureShare: Double, objective: Double) -> Double? {
        guard (0...1).contains(failureShare), objective >= 0, objective < 1 else { return nil }
        return failureShare / (1 - objective)
    }
}

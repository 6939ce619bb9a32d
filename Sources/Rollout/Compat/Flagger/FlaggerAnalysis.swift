/// An analysis as Flagger judges it.
///
/// Each failed check counts against ``threshold``, over all steps, and no success takes one back. The first condition that
/// fails ends the look. Missing data are a failed check.
public struct FlaggerAnalysis: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// How many failed checks take the rollout back, at the tick after the last of them.
    public var threshold: Int
    /// Judged in this order; limits of Flagger's `thresholdRange` are inclusive.
    public var conditions: [Condition]
}

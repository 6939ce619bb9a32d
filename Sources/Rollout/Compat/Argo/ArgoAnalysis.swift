/// An analysis as Argo Rollouts runs it: metrics that are measured at intervals of their own, each with limits for how
/// often it may fail.
public struct ArgoAnalysis: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The metrics in order; the worst of them is what the analysis comes to.
    public var metrics: [ArgoMetric]
}

/// A metric of an analysis as Argo Rollouts has them.
public struct ArgoMetric: Sendable, Hashable {
    /// What `result` is in its conditions.
    public enum Shape: String, Sendable, Hashable, CaseIterable {
        /// The value.
        case scalar
        /// A list of the one value, as the vector of a Prometheus query.
        case list
    }

    /// Its name, for people.
    public var name: String
    /// The metric of the policy that is measured; nil where its conditions ask for ``members``.
    public var series: String?
    /// The metrics of the policy that are measured, by the way to the member of `result` that each of them is.
    public var members: [String: String] = [:]
    /// What `result` is in its conditions.
    public var shape: Shape
    /// How long from one measurement to the next; nil for one measurement alone.
    public var interval: Span?
    /// How long after the start of the analysis the first one is taken.
    public var initialDelay: Span
    /// How many measurements without an error are taken; nil for no end.
    public var count: Int?
    /// More failures than this fail it; nil for any number.
    public var failureLimit: Int?
    /// More measurements that say neither than this make it inconclusive; nil for any number.
    public var inconclusiveLimit: Int?
    /// More errors in a row than this make it an error; nil for any number.
    public var consecutiveErrorLimit: Int?
    /// So many successes in a row end it well; nil for no such end.
    public var consecutiveSuccessLimit: Int?
    /// When a measurement succeeds.
    var success: ConditionExpression?
    /// When it fails.
    var failure: ConditionExpression?

    /// The metrics of the policy by the way from the result to them, which is empty for the result itself.
    var measured: [(path: String, series: String)] {
        (series.map { [("", $0)] } ?? []) + members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// When a measurement succeeds, as it was written; nil for whenever it does not fail.
    public var successCondition: String? { success?.text }
    /// When a measurement fails, as it was written; nil for whenever it does not succeed.
    public var failureCondition: String? { failure?.text }
}

/// How one version of a service behaves.
///
/// The models are matched with a policy's metrics by kind: every ratio counts errors and requests, every distribution
/// is a statistic of the latencies, gauges and counters have models by the names of their metrics. One without a
/// model has no data.
public struct SimulatedService: Sendable, Hashable {
    /// Which requests fail.
    public var errors: ErrorModel
    /// How long requests take.
    public var latency: LatencyModel
    /// The levels, by the names of their metrics.
    public var gauges: [String: GaugeModel]
    /// How many events of other kinds come a minute, by the names of their metrics; independently of one another.
    public var counters: [String: Course]

    /// A service; one that works when nothing is said.
    ///
    /// - Parameters:
    ///   - errors: Which requests fail.
    ///   - latency: How long requests take.
    ///   - gauges: The levels, by the names of their metrics.
    ///   - counters: How many events come a minute, by the names of their metrics.
    public init(
        errors: ErrorModel = .independent(0.0005), latency: LatencyModel = .logNormal(median: 60, spread: 0.3),
        gauges: [String: GaugeModel] = [:], counters: [String: Course] = [:]
    ) {
        self.errors = errors
        self.latency = latency
        self.gauges = gauges
        self.counters = counters
    }
}

/// A check's name, its weight and its schedule.
///
/// Validated when a ``HealthMonitor`` is made of it.
public struct CheckConfiguration: Sendable, Hashable {
    /// 1 to 64 characters of `a-z A-Z 0-9 _ - .`, unique in the monitor.
    public var name: String
    /// What a failure means for the service.
    public var criticality: Criticality
    /// Whether every replica depends on the same instance, so that its failure says nothing about this replica.
    /// See ``SharedDependencyPolicy``.
    public var isShared: Bool
    /// From the end of one run to the start of the next, 10 ms to 1 day.
    public var interval: Duration
    /// The share by which waiting times are spread to either side, 0 to 0.5, so that replicas do not run in step.
    public var jitter: Double
    /// The absolute bound of one run, 10 ms to 1 day.
    public var timeout: Duration
    /// How many unhealthy results in a row make a healthy check unhealthy, 1 to 100.
    public var failureThreshold: Int
    /// How many good results in a row make an unhealthy check healthy, 1 to 100.
    public var successThreshold: Int
    /// From this age on a result is stale, whatever it said. Nil: three intervals and one timeout.
    public var staleAfter: Duration?
    /// Words by which subsets of checks are asked for.
    public var tags: [String]
    /// Names of checks of the same monitor without which this one cannot work, for example `network` or `database`.
    ///
    /// While one of them is down and explains this check's failure, the failure is shown as secondary
    /// (``CheckReport/causedBy``); what it means for the service stays the same. Each name must be that of a registered
    /// check, and no check may lead back to itself.
    public var dependsOn: [String]

    /// A configuration.
    public init(
        name: String,
        criticality: Criticality = .critical,
        isShared: Bool = false,
        interval: Duration = .seconds(5),
        jitter: Double = 0.1,
        timeout: Duration = .seconds(1),
        failureThreshold: Int = 1,
        successThreshold: Int = 1,
        staleAfter: Duration? = nil,
        tags: [String] = [],
        dependsOn: [String] = []
    ) {
        self.name = name
        self.criticality = criticality
        self.isShared = isShared
        self.interval = interval
        self.jitter = jitter
        self.timeout = timeout
        self.failureThreshold = failureThreshold
        self.successThreshold = successThreshold
        self.staleAfter = staleAfter
        self.tags = tags
        self.dependsOn = dependsOn
    }

    /// The age from which on a result is stale.
    public var staleBound: Duration {
        staleAfter ?? interval * 3 + timeout
    }
}

public import FeatureFlags
public import Health

/// The check of the feature flags: what they are read from, how old they are, and which are overridden.
///
/// | the client's status | result |
/// |---|---|
/// | `READY` | healthy, whatever is killed |
/// | `READY`, and definitions cannot be used | degraded `misconfigured` |
/// | `NOT_READY` | degraded with the store's code, else `starting_up` |
/// | `STALE` | degraded with the store's code, else `lagging` |
/// | `ERROR`, `FATAL` | unhealthy with the store's code, else `error` |
///
/// It is degrading unless its configuration says otherwise, since flags go on with their last good values whatever
/// happens to the store. Nothing is sent: what the client knows is looked at.
///
/// `observed` has `store`, `mode` (how changes arrive), `status`, `age_seconds` (since when nobody has confirmed what is
/// served; 0 while it is current), `flags` and `kills` (how many), and where there are any `killed` and `unusable` (names
/// of flags), `cause` (the store's own word) and `notes`. Lists are cut at 256 bytes. Values of flags never appear.
public struct FlagsCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    private let client: FlagClient

    /// A check of a client.
    public init(
        _ client: FlagClient,
        configuration: CheckConfiguration = CheckConfiguration(name: "flags", criticality: .degrading)
    ) {
        self.client = client
        self.configuration = configuration
    }

    /// Looks at the client; before the first load it waits for that, for half of the time that it has.
    public func probe(until deadline: ContinuousClock.Instant) async -> CheckResult {
        if client.report().isStarting {
            // The first run of a check comes at the start, when the first load is under way.
            await client.waitUntilReady(timeout: ContinuousClock.now.duration(to: deadline) / 2)
        }
        return CheckResult(client.report())
    }
}

extension FlagReport {
    /// Whether the store has not been loaded from, and nothing says that it cannot be: a snapshot of an earlier process
    /// may be in force meanwhile.
    fileprivate var isStarting: Bool {
        status == .notReady || status == .stale && storeStatus.code == CheckCode.startingUp.rawValue
    }
}

public import Health
import RedisClient

/// The check of one Redis server, by RESP over a connection of its own that is kept between runs.
///
/// `PING` alone is wrong in five states, so each run asks more and the options say what the service needs. Without
/// options the service needs to read:
///
/// | state | without options | `requireMaster` | `requireWritable` |
/// |---|---|---|---|
/// | master, all well | healthy | healthy | healthy |
/// | replica, its master up | healthy | unhealthy `not_primary` | unhealthy `read_only_replica` |
/// | replica, its master down, serving old data | degraded `replica_link_down` | unhealthy `not_primary` | unhealthy `read_only_replica` |
/// | the same, refusing to serve | unhealthy `replica_link_down` | the same | the same |
/// | loading its data | unhealthy `loading` | the same | the same |
/// | a script runs too long | unhealthy `busy` | the same | the same |
/// | `maxmemory` reached, nothing to evict | degraded `out_of_memory` | degraded | unhealthy `out_of_memory` |
/// | saving fails and stops writes, or too few good replicas for a write | degraded `misconfigured` | degraded | unhealthy `misconfigured` |
/// | memory use above `maximumMemoryUse` | degraded `limit_exceeded` | degraded | degraded |
/// | no answer: paused, frozen, black hole | unhealthy `timeout` | the same | the same |
/// | no or wrong credentials, protected mode | unhealthy `auth` | the same | the same |
/// | no room for another client | unhealthy `too_many_connections` | the same | the same |
/// | no such database | unhealthy `database_missing` | the same | the same |
/// | no Redis, or no RESP | unhealthy `protocol` | the same | the same |
///
/// A user of the access control list needs `+ping +echo +info +role +client|setname`. With less the check does what it
/// can and lists the refused commands as `denied`; what an option demands and nobody may look at is unhealthy
/// `no_permission`, and so is a user who may not even `PING`.
///
/// ## URLs
/// `redis://[[user]:password@]host[:port][/database]`, `rediss://` with TLS (the package's trait `TLS`; the certificate
/// is always verified, `?ssl_ca_certs=FILE` names others to trust) and `unix://[[user]:password@]/path[?db=number]`.
/// Nothing of a URL ever appears in any output.
///
/// The transport is SwiftNIO, on one thread for all Redis checks of the process. On Linux it sets SIGPIPE to be ignored
/// in the whole process.
public struct RedisCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    private let prober: RedisProber

    /// A check of the server that a URL names.
    ///
    /// - Throws: `ConfigurationError` that names the check and what is wrong with the URL, without any part of it.
    public init(
        url: String, configuration: CheckConfiguration = CheckConfiguration(name: "redis"),
        options: RedisCheckOptions = RedisCheckOptions()
    ) throws(ConfigurationError) {
        try self.init(
            url: url, place: "url of check \(configuration.name)", configuration: configuration, options: options)
    }

    /// The check of the server that a variable names; nil when the variable is unset.
    ///
    /// The schedule comes from the environment too, see `CheckConfiguration.fromEnvironment`.
    ///
    /// - Throws: `ConfigurationError` that names the variable, never its value, when it is empty or unusable.
    public static func fromEnvironment(
        _ environment: Environment = .process, variable: String = "REDIS_URL", name: String = "redis",
        criticality: Criticality = .critical, options: RedisCheckOptions = RedisCheckOptions()
    ) throws(ConfigurationError) -> RedisCheck? {
        guard let url = try environment.text(variable) else { return nil }
        let configuration = try CheckConfiguration.fromEnvironment(environment, name: name, criticality: criticality)
        return try RedisCheck(url: url, place: variable, configuration: configuration, options: options)
    }

    private init(
        url: String, place: String, configuration: CheckConfiguration, options: RedisCheckOptions
    ) throws(ConfigurationError) {
        try options.validate(check: configuration.name)
        do throws(RedisTargetError) {
            let settings = ConnectionSettings(clientName: options.clientName)
            let connector = try RedisConnector(try RedisTarget(url: url), settings: settings)
            prober = RedisProber(connector: connector, options: options)
        } catch {
            throw ConfigurationError(place, error.description)
        }
        self.configuration = configuration
    }

    /// Asks the server once.
    public func probe(until deadline: ContinuousClock.Instant) async -> CheckResult {
        await prober.probe(until: deadline)
    }

    /// Asks for a run when the server closes the idle connection; says good-bye to it after cancellation.
    public func watch(_ trigger: ProbeTrigger) async {
        await prober.watch { trigger() }
    }
}

extension RedisCheck: CustomStringConvertible, CustomReflectable {
    /// The name of the check.
    public var description: String { "RedisCheck \(configuration.name)" }
    /// The configuration alone.
    public var customMirror: Mirror { Mirror(self, children: ["configuration": configuration]) }
}

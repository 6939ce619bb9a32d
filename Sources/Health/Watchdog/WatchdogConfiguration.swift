/// What a watchdog watches, and how patient it is.
///
/// A watchdog finds out whether the executors of the application still take turns. It asks each of them for one about
/// once a second, from a thread of its own. While one has not taken its turn within the bound, `/live` answers 503 with
/// `"status":"stuck"` and the executor's name, and 200 again once the turn is taken. Nothing else changes: readiness
/// follows by itself, since a monitor whose executors are stuck has stale checks.
///
/// Time in which the watchdog's own thread does not run is no sign of a stuck executor: after the process was stopped,
/// the machine suspended, or every processor taken by others, the bound begins anew. That also means that nothing is
/// found while the machine lets the watchdog's thread wait for more than a fifth of the bound.
public struct WatchdogConfiguration: Sendable {
    /// How long an executor may take for one turn, 100 ms to 1 hour. It is found at most a fifth of the bound, or a
    /// second if that is shorter, later.
    public var bound: Duration
    /// What is watched, 1 to 64 of them with names of their own. The first that is stuck gives its name.
    public var executors: [WatchedExecutor]

    /// A watchdog.
    ///
    /// - Parameters:
    ///   - bound: How long an executor may take for one turn. The default of 5 s is far above what a blocking call that
    ///     somebody forgot on a cooperative thread takes now and then, and with a prober's usual three failures 10 s
    ///     apart half a minute passes before a restart.
    ///   - executors: What is watched. The main thread is not among the defaults, because a program may block it on
    ///     purpose.
    public init(bound: Duration = .seconds(5), watching executors: [WatchedExecutor] = [.cooperativeThreads]) {
        self.bound = bound
        self.executors = executors
    }

    /// The watchdog that the environment asks for; nil when the variable is unset.
    ///
    /// ## Variables
    /// - `HEALTH_WATCHDOG_MS`: the bound, 100 ms to 1 hour.
    ///
    /// - Throws: `ConfigurationError` that names the variable and its range.
    public static func fromEnvironment(
        _ environment: Environment = .process, watching executors: [WatchedExecutor] = [.cooperativeThreads]
    ) throws(ConfigurationError) -> WatchdogConfiguration? {
        let bound = try environment.milliseconds("HEALTH_WATCHDOG_MS", in: bounds)
        return bound.map { WatchdogConfiguration(bound: $0, watching: executors) }
    }

    /// The range of the bound.
    public static let bounds: ClosedRange<Duration> = .milliseconds(100)...(.seconds(3_600))

    /// Checks every value against its range.
    func validate() throws(ConfigurationError) {
        guard Self.bounds.contains(bound) else {
            throw ConfigurationError("bound of the watchdog", "must be 100 ms to 1 hour")
        }
        guard (1...64).contains(executors.count) else {
            throw ConfigurationError("executors of the watchdog", "must be 1 to 64")
        }
        var names: Set<String> = []
        for executor in executors {
            guard executor.name.isCheckName else {
                throw ConfigurationError(
                    "name of a watched executor", "must be 1 to 64 characters of a-z A-Z 0-9 _ - .")
            }
            guard names.insert(executor.name).inserted else {
                throw ConfigurationError("executor \(executor.name)", "is watched twice: give each a name of its own")
            }
        }
    }
}

import Deadlines
public import FeatureFlags
import NIOCore
import RedisClient
import Synchronization

/// Flags in Redis: `redis-cli SET feature:NAME false` is seen by every process within milliseconds.
///
/// The server announces each change (`CLIENT TRACKING` in broadcast mode, Redis 6 or newer), the changed keys are
/// fetched by one `MGET`, and all keys of one transaction are published in one step. Pings on the connection of the
/// announcements prove that nothing was missed; what is called current is at most
/// ``RedisFlagStoreOptions/stalenessBound`` old. While the server cannot be asked, what was known last stays in force.
///
/// | key | holds |
/// |---|---|
/// | `feature:NAME` | the definition: `true`, `off`, `25%`, or one flagd flag object in JSON, at most 1 MiB |
/// | `feature-kill:NAME` | a scalar that overrides the definition without destroying it |
/// | `feature-evaluators` | rules that definitions share |
/// | `feature-audit` | a stream: every write made through this software |
/// | `feature-sentinel` | tells an emptied server from deleted flags |
/// | `feature-seen:NAME` | when the flag was last evaluated |
///
/// ## Rights
/// The reader set, for every process that reads flags:
/// ```
/// ACL SETUSER reader on >PASSWORD resetchannels &__redis__:invalidate resetkeys ~feature:* ~feature-kill:*
///     ~feature-evaluators -@all +client|id +client|tracking +client|getredir +client|setname +subscribe +ping
///     +scan +mget +type +role
/// ```
/// The recorder set, for processes that also record overwritten rules and evaluation times, adds
/// ```
///     ~feature-audit ~feature-audit:lock:* ~feature-seen:* +set +xadd +xrevrange
/// ```
/// and whoever writes flags adds
/// ```
///     ~feature-sentinel +watch +unwatch +multi +exec +discard +del
/// ```
/// A URL that names a database other than 0 needs `+select` besides.
///
/// ## URLs
/// Those of `RedisCheck`: `redis://`, `rediss://` with TLS, and `unix://`. Sentinel and Cluster are not supported.
public final class RedisFlagStore: WritableFlagStore {
    /// `redis`.
    public let kind = "redis"

    /// What connections may carry: 1 MiB a value, 16 MiB a reply.
    static let limits = ReplyLimits(bytes: 16 * 1_048_576, elements: 200_000, bulk: 1_048_576)

    let target: RedisTarget
    let options: RedisFlagStoreOptions
    /// For writes; they come from whatever task calls.
    let writer: RedisConnector
    /// The run that feeds a client, if one does.
    let running = Mutex<RunningStore?>(nil)
    let seen = Mutex(SeenFlags())

    /// A store in the server that a URL names.
    ///
    /// - Throws: `ConfigurationError` that names the option, or `url` and what is wrong with it, without any part of it.
    public convenience init(
        url: String, options: RedisFlagStoreOptions = RedisFlagStoreOptions()
    ) throws(ConfigurationError) {
        try self.init(url: url, place: "url of the flag store", options: options)
    }

    init(url: String, place: String, options: RedisFlagStoreOptions) throws(ConfigurationError) {
        try options.validate()
        self.options = options
        do throws(RedisTargetError) {
            target = try RedisTarget(url: url)
            writer = try RedisConnector(
                target, settings: ConnectionSettings(clientName: options.clientName, limits: Self.limits))
        } catch {
            throw ConfigurationError(place, error.description)
        }
    }

    /// Feeds a client until the task is cancelled; ends within a second, whatever state the server is in.
    public func run(feeding feed: FlagFeed) async {
        await StoreRun(self, feed: feed).run()
    }
}

extension RedisFlagStore: CustomStringConvertible, CustomReflectable {
    /// Nothing of the URL.
    public var description: String { "RedisFlagStore" }
    /// The options alone.
    public var customMirror: Mirror { Mirror(self, children: ["options": options]) }
}

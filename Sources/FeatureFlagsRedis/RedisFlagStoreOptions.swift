import ASCIIText
public import FeatureFlags
import Settings

/// How a Redis store behaves.
public struct RedisFlagStoreOptions: Sendable, Hashable {
    /// How old what is called current may be at most, 1 to 3,600 s. It is proven by pings three times as often.
    public var stalenessBound: Duration
    /// The time from one look at all known keys to the next while the server announces changes, 1 to 3,600 s, spread by a
    /// tenth to either side: a safety net, since each change is announced.
    public var revalidation: Duration
    /// How long connecting and each reply may take, 10 ms to 60 s, and at most two thirds of the bound.
    public var timeout: Duration
    /// A file that keeps what was known last for the next start without Redis; nil for none.
    public var snapshot: String?
    /// What is in force until the server was loaded from for the first time, and no snapshot is there; nil for the defaults
    /// of the code.
    public var bootstrap: FlagContents?
    /// The name of the connections in `CLIENT LIST`, 1 to 64 characters of `a-z A-Z 0-9 _ - .`.
    public var clientName: String

    /// Options.
    public init(
        stalenessBound: Duration = .seconds(3), revalidation: Duration = .seconds(60),
        timeout: Duration = .seconds(2), snapshot: String? = nil, bootstrap: FlagContents? = nil,
        clientName: String = "bellwether-flags"
    ) {
        self.stalenessBound = stalenessBound
        self.revalidation = revalidation
        self.timeout = timeout
        self.snapshot = snapshot
        self.bootstrap = bootstrap
        self.clientName = clientName
    }

    func validate() throws(ConfigurationError) {
        guard (Duration.seconds(1)...(.seconds(3_600))).contains(stalenessBound) else {
            throw ConfigurationError("stalenessBound", "must be 1 to 3600 seconds")
        }
        guard (Duration.seconds(1)...(.seconds(3_600))).contains(revalidation) else {
            throw ConfigurationError("revalidation", "must be 1 to 3600 seconds")
        }
        guard (Duration.milliseconds(10)...(.seconds(60))).contains(timeout) else {
            throw ConfigurationError("timeout", "must be 10 milliseconds to 60 seconds")
        }
        guard snapshot?.isEmpty != true, snapshot?.utf8.contains(0) != true else {
            throw ConfigurationError("snapshot", "must be the path of a file")
        }
        guard (1...64).contains(clientName.utf8.count), clientName.utf8.allSatisfy(\.isNameCharacter) else {
            throw ConfigurationError("clientName", "must be 1 to 64 characters of a-z A-Z 0-9 _ - .")
        }
    }

    /// The times of the protocol.
    var refill: RefillSettings {
        var settings = RefillSettings()
        settings.stalenessBound = stalenessBound
        settings.heartbeat = stalenessBound / 3
        settings.polling = stalenessBound * 2 / 3
        settings.roleInterval = stalenessBound * 2 / 3
        settings.revalidation = revalidation
        return settings
    }

    /// How long a reply may take, so that silence is noticed before the bound.
    var patience: Duration { min(timeout, stalenessBound * 2 / 3) }
}

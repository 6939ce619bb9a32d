import ASCIIText
import Health

/// What a service needs of its Redis server, and how closely the check looks.
public struct RedisCheckOptions: Sendable, Hashable {
    /// Whether only a master will do.
    public var requireMaster: Bool
    /// Whether the server must take writes. Nothing is written: the server's state tells.
    public var requireWritable: Bool
    /// The share of `maxmemory`, above 0 to 1, above which the check is degraded; nil for none. A server without
    /// `maxmemory` is never above it.
    public var maximumMemoryUse: Double?
    /// Every how many runs `INFO` is asked, 1 to 1,000. It costs the server about 50 µs. In between, memory and
    /// versions are those of the last time; role, replication link and refusals are always new.
    public var informationEvery: Int
    /// The name of the connection in `CLIENT LIST`, 1 to 64 characters of `a-z A-Z 0-9 _ - .`.
    public var clientName: String

    /// Options; the defaults are those of a service that reads.
    public init(
        requireMaster: Bool = false, requireWritable: Bool = false, maximumMemoryUse: Double? = nil,
        informationEvery: Int = 1, clientName: String = "bellwether-health"
    ) {
        self.requireMaster = requireMaster
        self.requireWritable = requireWritable
        self.maximumMemoryUse = maximumMemoryUse
        self.informationEvery = informationEvery
        self.clientName = clientName
    }

    func validate(check: String) throws(ConfigurationError) {
        if let share = maximumMemoryUse, !(share > 0 && share <= 1) {
            throw ConfigurationError("maximumMemoryUse of check \(check)", "must be above 0 and at most 1")
        }
        guard (1...1_000).contains(informationEvery) else {
            throw ConfigurationError("informationEvery of check \(check)", "must be 1 to 1000")
        }
        guard (1...64).contains(clientName.utf8.count), clientName.utf8.allSatisfy(\.isNameCharacter) else {
            throw ConfigurationError("clientName of check \(check)", "must be 1 to 64 characters of a-z A-Z 0-9 _ - .")
        }
    }
}

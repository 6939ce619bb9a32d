import ASCIIText

/// What `INFO` tells, as far as it matters here: numbers in range and words of closed sets, nothing else of the text.
struct ServerInformation: Sendable, Hashable {
    /// The version of Redis that the server is or is compatible with.
    var version: String?
    var role: ServerRole?
    /// Whether the server has no data yet.
    var isLoading = false
    /// Whether a replica replaces its data meanwhile and serves the old.
    var isReplacingData = false
    var secondsToLoad: Int64?
    var usedMemory: Int64?
    /// Buffers of replication and of the append-only file, which do not count against the limit.
    var uncountedMemory: Int64 = 0
    /// Zero stands for no limit.
    var maximumMemory: Int64?
    var memoryPolicy: String?
    var clients: Int64?
    var maximumClients: Int64?
    /// Whether a replica refuses writes.
    var isReadOnlyReplica = false
    /// How many replicas are good enough for the server to take writes; nil where it demands none.
    var goodReplicas: Int64?
    /// Whether the last save to disk succeeded; false stops writes by default.
    var isSaved: Bool?

    /// The text of a reply to `INFO`; unknown lines and values out of range are left out.
    init(_ text: [UInt8]) {
        var fields: [String: String] = [:]
        for line in text.split(whereSeparator: { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), line.count <= 256 else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self)
            fields[name] = String(decoding: line[line.index(after: colon)...], as: UTF8.self)
        }
        version = fields["redis_version"].flatMap(Self.name)
        role = Self.role(fields)
        isLoading = fields["loading"] == "1" && fields["async_loading"] != "1"
        isReplacingData = fields["async_loading"] == "1"
        secondsToLoad = Self.number(fields["loading_eta_seconds"])
        usedMemory = Self.number(fields["used_memory"])
        uncountedMemory = Self.number(fields["mem_not_counted_for_evict"]) ?? 0
        maximumMemory = Self.number(fields["maxmemory"])
        memoryPolicy = fields["maxmemory_policy"].flatMap(Self.name)
        clients = Self.number(fields["connected_clients"])
        maximumClients = Self.number(fields["maxclients"])
        isReadOnlyReplica = role?.kind == .replica && fields["slave_read_only"] != "0"
        goodReplicas = Self.number(fields["min_slaves_good_slaves"])
        isSaved = fields["rdb_last_bgsave_status"].map { $0 == "ok" }
    }

    /// The memory in use as a share of the limit; nil without a limit.
    var memoryUse: Double? {
        guard let usedMemory, let maximumMemory, maximumMemory > 0 else { return nil }
        return Double(usedMemory) / Double(maximumMemory)
    }

    /// Whether writes that need memory are refused. A policy of `allkeys` always finds something to evict, and the
    /// server has tried to before it answered.
    var isOutOfMemory: Bool {
        guard let usedMemory, let maximumMemory, maximumMemory > 0, let memoryPolicy else { return false }
        return !memoryPolicy.hasPrefix("allkeys") && usedMemory - uncountedMemory >= maximumMemory
    }

    private static func role(_ fields: [String: String]) -> ServerRole? {
        switch fields["role"] {
        case "master": ServerRole(.master)
        case "slave": ServerRole(.replica, isLinked: fields["master_link_status"] == "up")
        default: nil
        }
    }

    /// A number as Redis writes it, without sign.
    private static func number(_ text: String?) -> Int64? {
        text.flatMap { Int64(digits: $0.utf8) }
    }

    /// A short word that can stand in any output.
    private static func name(_ text: String) -> String? {
        (1...32).contains(text.utf8.count) && text.utf8.allSatisfy(\.isNameCharacter) ? text : nil
    }
}

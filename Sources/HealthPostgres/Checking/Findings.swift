import Health
import PostgresClient

/// What one run found out about a server.
struct Findings: Sendable, Hashable {
    var isStandby: Bool
    var isReadOnly: Bool
    /// Whether a new session would be read-only; known only where writing is required.
    var isReadOnlyByDefault = false
    /// Seconds by which a standby is behind; nil on a primary, and where it was not asked for.
    var lag: Double?
    var version: String?
    var details: Details?
    var hasMigration: Bool?

    /// What only the rich statement tells.
    struct Details: Sendable, Hashable {
        var used: Int64?
        var usable: Int64?
        var waitingLocks: Int64?
        var transactionAge: Int64?
    }

    /// What a check shows.
    var observed: [Observation] {
        var observed = [Observation("role", isStandby ? "standby" : "primary")]
        if let version { observed.append(Observation("server_version", .text(version))) }
        func add(_ name: String, _ value: Int64?) {
            if let value { observed.append(Observation(name, .integer(value))) }
        }
        add("connections_used", details?.used)
        add("connections_limit", details?.usable)
        if let lag { observed.append(Observation("replay_lag_seconds", .number(lag))) }
        add("waiting_locks", details?.waitingLocks)
        add("transaction_id_age", details?.transactionAge)
        return observed
    }
}

extension Findings {
    /// The findings in a row; nil when it is not the answer to what was asked.
    init?(_ row: PostgresRow, nonce: String, version: String?) {
        guard row["nonce"] == nonce, let recovery = row["in_recovery"], let readOnly = row["ro"] else { return nil }
        isStandby = recovery == "t"
        isReadOnly = readOnly == "on"
        isReadOnlyByDefault = row["ro_default"].isOn
        lag = row["lag"].flatMap { Double($0) }.flatMap { $0.isFinite ? max($0, 0) : nil }
        self.version = version
        guard let usable = row["usable"] else { return }
        details = Details(
            used: row["used"].flatMap { Int64($0) }, usable: Int64(usable),
            waitingLocks: row["waiting_locks"].flatMap { Int64($0) },
            transactionAge: row["xid_age"].flatMap { Int64($0) })
    }
}

extension Optional<String> {
    /// Whether a setting is true in one of Postgres' spellings.
    fileprivate var isOn: Bool {
        map { ["on", "true", "yes", "1", "t"].contains($0.lowercased()) } ?? false
    }
}

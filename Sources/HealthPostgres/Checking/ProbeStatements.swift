import Deadlines

/// What is asked of a server.
enum ProbeStatements {
    /// The cheap question of every run: a nonce, which makes a late answer to an earlier run harmless, the role, and
    /// what the requirements need to know each time.
    static func brief(nonce: String, for requirements: PostgresRequirements) -> String {
        "SELECT \(columns(nonce, for: requirements, and: requirements.maximumLag == nil ? [] : [lag]))"
    }

    /// The rich question, about 1.4 ms on an empty server instead of 0.06. Works for an ordinary role.
    ///
    /// The timeouts are set in the transaction: PgBouncer refuses them as start-up options, and a setting of the
    /// session would reach whoever gets the server connection next.
    static func detailed(nonce: String, for requirements: PostgresRequirements, within time: Duration) -> String {
        """
        BEGIN; \(timeouts(time)); \
        SELECT \(columns(nonce, for: requirements, and: [lag, details])); \
        COMMIT
        """
    }

    /// A statement of the user, kept from writing.
    static func guarded(_ statement: String, within time: Duration) -> String {
        "BEGIN READ ONLY; \(timeouts(time)); \(statement); ROLLBACK"
    }

    private static func columns(
        _ nonce: String, for requirements: PostgresRequirements, and more: [String]
    ) -> String {
        (["'\(nonce)' AS nonce", role] + (requirements.isWritable ? [readOnlyDefault] : []) + more)
            .joined(separator: ", ")
    }

    private static let role = "pg_is_in_recovery() AS in_recovery, current_setting('transaction_read_only') AS ro"

    /// A little before our own deadline, so that the server has the time to say it.
    private static func timeouts(_ time: Duration) -> String {
        let milliseconds = max(1, (min(time, .seconds(86_400)) * 0.9).wholeMilliseconds())
        return "SET LOCAL statement_timeout = \(milliseconds); SET LOCAL lock_timeout = \(milliseconds)"
    }

    private static let details = """
        current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int \
        - coalesce(current_setting('reserved_connections', true)::int, 0) AS usable, \
        (SELECT sum(numbackends) FROM pg_stat_database) AS used, \
        (SELECT max(age(datfrozenxid)) FROM pg_database) AS xid_age, \
        (SELECT count(*) FROM pg_locks WHERE NOT granted) AS waiting_locks
        """

    /// The time since the last transaction was replayed, or since the start if none was, unless everything that came is
    /// replayed.
    private static let lag = """
        CASE WHEN NOT pg_is_in_recovery() THEN NULL \
        WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() AND EXISTS (SELECT 1 FROM pg_stat_wal_receiver) THEN 0 \
        ELSE extract(epoch FROM clock_timestamp() \
        - coalesce(pg_last_xact_replay_timestamp(), pg_postmaster_start_time())) END AS lag
        """

    /// Whether a new session would be read-only: a kept one does not hear of `ALTER ROLE` and `ALTER DATABASE`.
    private static let readOnlyDefault = """
        (SELECT split_part(setting, '=', 2) FROM pg_db_role_setting, unnest(setconfig) AS setting \
        WHERE setting LIKE 'default_transaction_read_only=%' \
        AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database())) \
        AND setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = session_user)) \
        ORDER BY setrole <> 0 DESC, setdatabase <> 0 DESC LIMIT 1) AS ro_default
        """
}

import Health
import HealthPostgres

/// Tries in the database what the service does for its users; nothing of it stays.
enum ScanSmokeTest {
    /// The tests, or nil without a database.
    static func fromEnvironment(_ environment: Environment) throws(ConfigurationError) -> PostgresSmokeTest? {
        try .fromEnvironment(
            environment,
            statements: [
                .init(
                    name: "create_scan",
                    sql: """
                        CREATE TEMPORARY TABLE scan ON COMMIT DROP AS
                        SELECT 1 AS id, 'https://example.com' AS url, 'queued' AS status
                        """),
                // Division by zero when it is not there.
                .init(name: "query_scan", sql: "SELECT 1 / count(*) FROM pg_temp.scan WHERE id = 1"),
                .init(name: "delete_scan", sql: "DELETE FROM pg_temp.scan WHERE id = 1"),
            ])
    }
}

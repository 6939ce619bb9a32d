import Health
import HealthPostgres

/// Tries in the database what the service does for its users; nothing of it stays.
enum ScanSmokeTest {
    /// The tests, or nil without a database.
    static func fromEnvironment(_ environment: Environment) throws(ConfigurationError) -> PostgresSmokeTest? {
        try .fromEnvironment(
            environment,
            [
                .init(
                    "create_scan",
                    """
                    CREATE TEMPORARY TABLE scan ON COMMIT DROP AS
                    SELECT 1 AS id, 'https://example.com' AS url, 'queued' AS status
                    """),
                // Division by zero when it is not there.
                .init("query_scan", "SELECT 1 / count(*) FROM pg_temp.scan WHERE id = 1"),
                .init("delete_scan", "DELETE FROM pg_temp.scan WHERE id = 1"),
            ])
    }
}

// The flags among the checks of a service.
import FeatureFlags
import Health
import HealthFeatureFlags
import HealthPostgres

/// The checks of a service whose flags an operator may want to look at.
func checks(_ flags: FlagClient) throws -> [(any HealthCheck)?] {
    [try PostgresCheck.fromEnvironment(), FlagsCheck(flags)]
}

import Deadlines
public import Health
import PostgresClient

/// Whether a Postgres database works for this service.
///
/// The check keeps one connection of its own, apart from the application's pool, and asks over it: a cheap question on
/// each run, a rich one about every 30 seconds and after anything unusual. The idle connection is watched, so the end of
/// the server is seen at once. Every run ends at its deadline, whatever the server does. Nothing is written.
///
/// A session that was kept goes on answering while a server shuts down in its "smart" way; only new ones are refused.
public struct PostgresCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    /// Options of the URL that mean nothing to Postgres and were left away (Prisma's `schema`, `pgbouncer`,
    /// `connection_limit`, `pool_timeout`); worth one line in the log.
    public let droppedOptions: [String]
    private let prober: PostgresProber

    /// A check of the database at a URL.
    ///
    /// - Parameters:
    ///   - url: `postgresql://…` or libpq's keyword form. Must name a host. The server sees `application_name=health`
    ///     unless the URL says otherwise. Of libpq's variables only `PGPASSWORD` is used, where the URL has no password.
    ///   - configuration: Name, weight and schedule; critical by default.
    ///   - requirements: What is wanted beyond an answer.
    ///   - detailInterval: The time between two rich questions, 1 s to 1 day.
    ///   - allowsFiles: Whether the URL may name certificates and keys; false for one of unknown origin.
    ///   - allowedVariables: Those of `PGSERVICE`, `PGSERVICEFILE`, `PGSYSCONFDIR`, `PGOPTIONS`, `PGTZ`, `PGDATESTYLE`,
    ///     `PGGEQO` and `PGHOSTADDR` that may be set: libpq obeys them and no URL overrides them.
    ///   - environment: Where those are looked up.
    ///   - renewedURL: Asked when the password is refused: passwords are rotated. A URL that differs is tried at once.
    /// - Throws: `ConfigurationError` that never holds anything of the URL.
    public init(
        url: String,
        configuration: CheckConfiguration = CheckConfiguration(name: "database"),
        requirements: PostgresRequirements = PostgresRequirements(),
        detailInterval: Duration = .seconds(30),
        allowsFiles: Bool = true,
        allowedVariables: Set<String> = [],
        environment: Environment = .process,
        renewedURL: (@Sendable () async throws -> String)? = nil
    ) throws(ConfigurationError) {
        try self.init(
            url, at: "the URL of check \(configuration.name)", configuration, requirements,
            detailInterval: detailInterval, allowsFiles: allowsFiles, allowedVariables: allowedVariables,
            environment: environment, renewedURL: renewedURL)
    }

    /// A check of the database whose URL stands in a variable; nil when the variable is unset.
    ///
    /// The schedule comes from the environment as well: `CheckConfiguration.fromEnvironment(_:name:criticality:)`.
    ///
    /// - Throws: `ConfigurationError` that names the variable, never its value, when it is empty or cannot be used.
    public static func fromEnvironment(
        _ environment: Environment = .process,
        variable: String = "DATABASE_URL",
        name: String = "database",
        criticality: Criticality = .critical,
        requirements: PostgresRequirements = PostgresRequirements(),
        allowedVariables: Set<String> = []
    ) throws(ConfigurationError) -> PostgresCheck? {
        guard let url = try environment.text(variable) else { return nil }
        let configuration = try CheckConfiguration.fromEnvironment(environment, name: name, criticality: criticality)
        return try PostgresCheck(
            url, at: variable, configuration, requirements, detailInterval: .seconds(30), allowsFiles: true,
            allowedVariables: allowedVariables, environment: environment, renewedURL: nil)
    }

    /// - Parameter place: Where the URL stands, for an error about it.
    private init(
        _ url: String, at place: String, _ configuration: CheckConfiguration, _ requirements: PostgresRequirements,
        detailInterval: Duration, allowsFiles: Bool, allowedVariables: Set<String>, environment: Environment,
        renewedURL: (@Sendable () async throws -> String)?
    ) throws(ConfigurationError) {
        try requirements.validate()
        guard (Duration.seconds(1)...(.seconds(86_400))).contains(detailInterval) else {
            throw ConfigurationError("detailInterval", "must be 1 s to 1 day")
        }
        let target = try PostgresTarget(
            url: url, at: place, allowsFiles: allowsFiles, allowedVariables: allowedVariables,
            environment: environment)
        var renewal: (@Sendable () async throws -> PostgresTarget)?
        if let renewedURL {
            renewal = { try PostgresTarget(try await renewedURL(), allowsFiles: allowsFiles) }
        }
        self.configuration = configuration
        droppedOptions = target.droppedOptions
        prober = try PostgresProber(target, requirements, detailInterval: detailInterval, renewal: renewal)
    }

    /// Asks the server.
    public func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult {
        try await prober.probe(until: Deadline(deadline))
    }

    /// Watches the kept connection, and takes leave of the server at the end.
    public func watch(_ trigger: ProbeTrigger) async {
        await prober.watch { trigger() }
    }
}

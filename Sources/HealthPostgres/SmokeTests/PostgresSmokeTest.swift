import Deadlines
public import Health
import PostgresClient

/// Statements that try what a service does with its database, in one transaction that is always rolled back.
///
/// Each statement runs as itself, so that the failure of one hides nothing about the next; they see each other's
/// effects. Sequences that they advance stay advanced, as Postgres has it.
public struct PostgresSmokeTest: SmokeTestSuite {
    /// One statement under a name.
    public struct Statement: Sendable, Hashable {
        /// The test's name.
        public let name: String
        /// Exactly one SQL statement; not one that begins or ends a transaction.
        public let sql: String

        /// A statement under a name.
        public init(_ name: String, _ sql: String) {
            self.name = name
            self.sql = sql
        }
    }

    private let statements: [Statement]
    private let target: PostgresTarget

    /// Smoke tests at the database at a URL, over a connection made for each run.
    ///
    /// - Parameters:
    ///   - url: As for ``PostgresCheck``.
    ///   - statements: In order; their names must differ.
    ///   - allowsFiles: As for ``PostgresCheck``.
    ///   - allowedVariables: As for ``PostgresCheck``.
    ///   - environment: Where those are looked up.
    /// - Throws: `ConfigurationError` that never holds anything of the URL.
    public init(
        url: String, _ statements: [Statement], allowsFiles: Bool = true, allowedVariables: Set<String> = [],
        environment: Environment = .process
    ) throws(ConfigurationError) {
        try self.init(
            url, at: "the URL of the smoke tests", statements, allowsFiles: allowsFiles,
            allowedVariables: allowedVariables, environment: environment)
    }

    /// Smoke tests at the database whose URL stands in a variable; nil when the variable is unset.
    ///
    /// - Throws: `ConfigurationError` that names the variable, never its value, when it is empty or cannot be used.
    public static func fromEnvironment(
        _ environment: Environment = .process, variable: String = "DATABASE_URL", _ statements: [Statement],
        allowedVariables: Set<String> = []
    ) throws(ConfigurationError) -> PostgresSmokeTest? {
        guard let url = try environment.text(variable) else { return nil }
        return try PostgresSmokeTest(
            url, at: variable, statements, allowsFiles: true, allowedVariables: allowedVariables,
            environment: environment)
    }

    /// - Parameter place: Where the URL stands, for an error about it.
    private init(
        _ url: String, at place: String, _ statements: [Statement], allowsFiles: Bool, allowedVariables: Set<String>,
        environment: Environment
    ) throws(ConfigurationError) {
        guard !statements.isEmpty, Set(statements.map(\.name)).count == statements.count,
            statements.allSatisfy({ !$0.name.isEmpty })
        else { throw ConfigurationError("smoke tests", "must be at least one, each with a name of its own") }
        for statement in statements where !SmokeTestSQL.isHarmless(statement.sql) {
            throw ConfigurationError("smoke test \(statement.name)", "must not begin or end a transaction, or COPY")
        }
        self.statements = statements
        target = try PostgresTarget(
            url: url, at: place, allowsFiles: allowsFiles, allowedVariables: allowedVariables,
            environment: environment)
    }

    /// Runs the statements and rolls them back.
    public func run(until deadline: ContinuousClock.Instant) async -> [SmokeTestResult] {
        do throws(PostgresError) {
            let session = try PostgresSession()
            let failures = try await session.rehearse(
                statements.map(\.sql), at: target, until: Deadline(deadline))
            await session.close()
            return zip(statements, failures).map { statement, failure in
                SmokeTestResult(name: statement.name, failure: failure.map { CheckCode($0.code) })
            }
        } catch {
            return statements.map { SmokeTestResult(name: $0.name, failure: CheckCode(error.code)) }
        }
    }
}

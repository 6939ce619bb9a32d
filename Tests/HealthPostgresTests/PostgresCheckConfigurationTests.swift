import Health
import HealthPostgres
import Testing

@Suite struct `Configuring a Postgres check` {
    private let url = "postgresql://qwjx:S3CRETPW@zvkq.example/hjqv"

    @Test func `an unset variable is no check`() throws {
        #expect(try PostgresCheck.fromEnvironment(Environment { _ in nil }) == nil)
        #expect(try PostgresSmokeTest.fromEnvironment(Environment { _ in nil }, [.init("a", "SELECT 1")]) == nil)
    }

    @Test func `a set one gives name, weight and schedule`() throws {
        let environment = Environment { ["DATABASE_URL": url, "HEALTH_INTERVAL_MS": "50"][$0] }
        let check = try #require(try PostgresCheck.fromEnvironment(environment))
        #expect(check.configuration.name == "database")
        #expect(check.configuration.criticality == .critical)
        #expect(check.configuration.interval == .milliseconds(50))
    }

    @Test(arguments: [
        "", " ", "S3CRETPW", "postgresql://", "Postgres://u:S3CRETPW@h/d", "postgresql://u:S3C%zzRETPW@h/d",
    ])
    func `an unusable one is named, and its value is not`(value: String) throws {
        let environment = Environment { $0 == "DATABASE_URL" ? value : nil }
        let error = try #require(throws: ConfigurationError.self) { try PostgresCheck.fromEnvironment(environment) }
        #expect(error.place == "DATABASE_URL")
        #expect(!"\(error)".contains("S3C") && !"\(error)".contains("RETPW"))
    }

    @Test(arguments: ["PGSERVICE", "PGSERVICEFILE", "PGSYSCONFDIR", "PGOPTIONS", "PGTZ", "PGDATESTYLE", "PGGEQO"])
    func `a variable that libpq would obey is refused by name, unless allowed`(name: String) throws {
        for value in ["x", ""] {
            let environment = Environment { ["DATABASE_URL": url, name: value][$0] }
            let error = try #require(throws: ConfigurationError.self) { try PostgresCheck.fromEnvironment(environment) }
            #expect(error.place == name)
            #expect(throws: Never.self) {
                try PostgresCheck.fromEnvironment(environment, allowedVariables: [name])
            }
        }
    }

    @Test func `a requirement out of range is refused`() {
        let wrong: [PostgresRequirements] = [
            .init(maximumLag: .zero), .init(maximumLag: .seconds(-1)), .init(maximumConnectionUse: -0.1),
            .init(maximumConnectionUse: .nan), .init(maximumConnectionUse: 1.1), .init(migration: .table("")),
            .init(migration: .version("a\u{0}")),
        ]
        for requirements in wrong {
            #expect(throws: ConfigurationError.self) { try PostgresCheck(url: url, requirements: requirements) }
        }
        #expect(throws: ConfigurationError.self) { try PostgresCheck(url: url, detailInterval: .zero) }
    }

    @Test func `options of another stack are told`() throws {
        #expect(
            try PostgresCheck(url: url + "?schema=public&pgbouncer=true").droppedOptions == ["pgbouncer", "schema"])
    }

    @Test func `nothing of the URL is shown`() throws {
        let check = try PostgresCheck(url: url, renewedURL: { "postgresql://u:S3CRETPW@h/d" })
        let suite = try PostgresSmokeTest(url: url, [.init("a", "SELECT 1")])
        for value in [check, suite] as [Any] {
            var dumped = ""
            dump(value, to: &dumped)
            for output in [dumped, "\(value)", String(reflecting: value)] {
                for secret in ["S3CRETPW", "qwjx", "zvkq", "hjqv"] {
                    for start in 0...(secret.count - 4) {
                        #expect(!output.contains(secret.dropFirst(start).prefix(4)))
                    }
                }
            }
        }
    }
}

import CLibpq
import Testing

@testable import PostgresClient

@Suite struct `A connection string` {
    @Test(
        arguments: [
            ("postgresql://ann:pw@db.example.com:6432/shop", "db.example.com", 6432, "ann", "shop", "pw"),
            ("postgres://ann@db/shop", "db", 5432, "ann", "shop", nil),
            ("postgres://ann:p%40%2F%23%25w@db/shop%20two", "db", 5432, "ann", "shop two", "p@/#%w"),
            ("postgresql://ann:a:b@db/shop", "db", 5432, "ann", "shop", "a:b"),
            ("postgresql://ann:pw@[::1]:5433/shop", "::1", 5433, "ann", "shop", "pw"),
            ("postgresql://ann:pw@[fe80::1%25eth0]/shop", "fe80::1%eth0", 5432, "ann", "shop", "pw"),
            ("postgresql://ann@%2Frun%2Fpostgresql/shop", "/run/postgresql", 5432, "ann", "shop", nil),
            ("postgresql://ann@%2Frun:5433/shop", "/run", 5433, "ann", "shop", nil),
            ("postgresql:///shop?host=/run/postgresql&user=ann", "/run/postgresql", 5432, "ann", "shop", nil),
            ("postgresql://db.example.com./shop?user=ann&password=pw", "db.example.com.", 5432, "ann", "shop", "pw"),
            ("postgresql://ann@db", "db", 5432, "ann", "ann", nil),
            ("postgresql://ann@db:/", "db", 5432, "ann", "ann", nil),
            ("postgresql://ann@xn--bcher-kva.example/shop", "xn--bcher-kva.example", 5432, "ann", "shop", nil),
            ("host=db user=ann dbname=shop password=pw port=6432", "db", 6432, "ann", "shop", "pw"),
            (" host = 'db' user='a\\'nn' dbname=my\\ shop ", "db", 5432, "a'nn", "my shop", nil),
            ("host=/run user=ann dbname='' password=''", "/run", 5432, "ann", "ann", nil),
            ("hostaddr=127.0.0.1 user=ann", "127.0.0.1", 5432, "ann", "ann", nil),
        ] as [(String, String, UInt16, String, String, String?)])
    func `is read`(
        text: String, host: String, port: UInt16, user: String, database: String, password: String?
    ) throws {
        let target = try PostgresTarget(text)
        #expect(target.hosts.map(\.name) == [host])
        #expect(target.hosts.map(\.port) == [port])
        #expect(target.parameters["user"] == user)
        #expect(target.parameters["dbname"] == database)
        #expect(target.parameters["password"] == password)
    }

    @Test func `may name several hosts`() throws {
        let uri = try PostgresTarget("postgresql://u@a,b:2,[::1]:3/d?target_session_attrs=primary")
        #expect(uri.hosts.map(\.name) == ["a", "b", "::1"])
        #expect(uri.hosts.map(\.port) == [5432, 2, 3])
        #expect(uri.attributes == .primary)
        let words = try PostgresTarget("host=a,b hostaddr=10.0.0.1,::2 port=7 user=u")
        #expect(words.hosts.map(\.address) == ["10.0.0.1", "::2"])
        #expect(words.hosts.map(\.port) == [7, 7])
    }

    @Test func `options of another stack are left away and told`() throws {
        let target = try PostgresTarget(
            "postgresql://u:p@h/d?schema=public&pgbouncer=true&connection_limit=5&pool_timeout=0&connect_timeout=3")
        #expect(target.droppedOptions == ["connection_limit", "pgbouncer", "pool_timeout", "schema"])
        #expect(target.parameters["connect_timeout"] == "0")
    }

    @Test func `options for libpq are handed over, and each that has a variable is set`() throws {
        let target = try PostgresTarget("postgresql://u@h/d?sslmode=require&application_name=mine&keepalives_idle=9")
        #expect(target.parameters["sslmode"] == "require")
        #expect(target.parameters["application_name"] == "mine")
        #expect(target.parameters["keepalives_idle"] == "9")
        #expect(try PostgresTarget("postgresql://u@h/d").parameters["application_name"] == "health")
        #expect(try PostgresTarget("postgresql://u@h/d?ssl=true").parameters["sslmode"] == "require")
        #expect(target.parameters.values.allSatisfy { !$0.isEmpty })
        #expect(target.parameters["passfile"] == "/dev/null/none")
    }

    @Test func `answers every variable of libpq that could lead elsewhere`() throws {
        let parameters = try PostgresTarget("postgresql://u@h/d").parameters
        // Refused where they are set, used on purpose, about Unix sockets, or set for each address.
        let others = ["service", "options", "password", "requirepeer", "gsslib", "host", "hostaddr", "port"]
        let options = PQconndefaults()
        defer { PQconninfoFree(options) }
        var option = options
        while let current = option?.pointee, let keyword = current.keyword {
            let name = String(cString: keyword)
            // Newer libraries know more options than are passed.
            if current.envvar != nil, TargetOption(rawValue: name) != nil, !others.contains(name) {
                #expect(parameters[name]?.isEmpty == false, "\(name)")
            }
            option = option?.advanced(by: 1)
        }
    }

    @Test(arguments: BadStrings.table)
    func `that cannot be meant is refused`(text: String, code: TargetError.Code) {
        #expect {
            try PostgresTarget(text)
        } throws: { error in
            (error as? TargetError)?.code == code
        }
    }

    @Test func `of unknown origin may not name files`() {
        let text = "postgresql://u@h/d?sslmode=verify-full&sslrootcert=/etc/ca.pem&sslkey=/etc/shadow"
        #expect(throws: Never.self) { try PostgresTarget(text) }
        #expect(throws: TargetError(.refusedOption, .sslkey)) { try PostgresTarget(text, allowsFiles: false) }
    }

    @Test func `variables that libpq would obey are named`() throws {
        let target = try PostgresTarget("postgresql://u@h/d")
        #expect(AmbientVariables.offending(for: target, allowed: []) { $0 == "PGOPTIONS" } == "PGOPTIONS")
        #expect(AmbientVariables.offending(for: target, allowed: ["PGOPTIONS"]) { $0 == "PGOPTIONS" } == nil)
        #expect(AmbientVariables.offending(for: target, allowed: []) { $0 == "PGHOSTADDR" } == nil)
        let socket = try PostgresTarget("postgresql://u@%2Frun/d")
        #expect(AmbientVariables.offending(for: socket, allowed: []) { $0 == "PGHOSTADDR" } == "PGHOSTADDR")
    }
}

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The programs of the installed Postgres.
package enum PostgresPrograms {
    /// Where they are: `$BELLWETHER_POSTGRES_BIN`, Debian's folder, or the path.
    private static let folder: String? = {
        if let named = getenv("BELLWETHER_POSTGRES_BIN") { return String(cString: named) }
        let candidates = (13...20).reversed().map { "/usr/lib/postgresql/\($0)/bin" } + ["/opt/homebrew/opt/libpq/bin"]
        let searched = getenv("PATH").map { String(cString: $0).split(separator: ":").map(String.init) } ?? []
        return (candidates + searched).first { access("\($0)/postgres", X_OK) == 0 }
    }()

    /// Whether there is a Postgres to test with.
    package static var areInstalled: Bool { folder != nil }

    /// The path of a program.
    package static func path(of program: String) throws -> String {
        guard let folder else { throw TestServerError("Postgres is not installed; set BELLWETHER_POSTGRES_BIN") }
        return "\(folder)/\(program)"
    }

    /// Starts a program, as the user `postgres` when run by root: the server refuses to run as root.
    ///
    /// `setpriv` replaces itself, so the process id is the server's own.
    static func start(_ program: String, _ arguments: [String], output: String) throws -> ChildProcess {
        try startOther(try path(of: program), arguments, output: output)
    }

    /// As ``start(_:_:output:)``, for a program elsewhere.
    static func startOther(_ path: String, _ arguments: [String], output: String) throws -> ChildProcess {
        let command = asPostgres([path] + arguments)
        return try ChildProcess(command[0], Array(command.dropFirst()), output: output)
    }

    /// Runs a program to its end, as the user `postgres` when run by root.
    static func run(_ program: String, _ arguments: [String]) throws {
        let command = asPostgres([try path(of: program)] + arguments)
        try ChildProcess.run(command[0], Array(command.dropFirst()))
    }

    /// Gives a folder to the user under whom the server runs.
    static func own(_ path: String) throws {
        if geteuid() == 0 { try ChildProcess.run("/bin/chown", ["-R", "postgres:postgres", path]) }
    }

    private static func asPostgres(_ command: [String]) -> [String] {
        guard geteuid() == 0 else { return command }
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] + command
    }
}

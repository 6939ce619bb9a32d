#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A PgBouncer in transaction mode before a test server.
package final class PgBouncerProcess: Sendable {
    /// The port on 127.0.0.1.
    package let port: Int
    private let folder: TemporaryFolder
    private let process: ChildProcess

    private static let program: String? = {
        let candidates = ["/usr/sbin/pgbouncer", "/usr/local/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer"]
        return candidates.first { path in access(path, X_OK) == 0 }
    }()

    /// Whether there is a PgBouncer to test with.
    package static var isInstalled: Bool { program != nil }

    /// Starts it and waits until it accepts connections; blocks.
    package init(before server: PostgresProcess) throws {
        guard let program = Self.program else { throw TestServerError("pgbouncer is not installed") }
        folder = try TemporaryFolder()
        port = try FreePort.next()
        try folder.write("\"app\" \"\(PostgresProcess.password)\"\n", to: "users")
        let configuration = try folder.write(
            """
            [databases]
            shop = host=127.0.0.1 port=\(server.port) dbname=shop
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = \(port)
            unix_socket_dir =
            auth_type = plain
            auth_file = \(folder.appending("users"))
            pool_mode = transaction
            default_pool_size = 1

            """, to: "pgbouncer.ini")
        try PostgresPrograms.own(folder.path)
        process = try PostgresPrograms.startOther(program, [configuration], output: folder.appending("log"))
        let arguments = ["-XAtq", "-c", "SELECT 1", url]
        let (psql, log) = (try PostgresPrograms.path(of: "psql"), folder.appending("log"))
        try waitUntil("PgBouncer accepts connections; its log: \(textOfFile(log))") {
            guard process.isRunning else { throw TestServerError("PgBouncer ended: \(textOfFile(log))") }
            return (try? ChildProcess.run(psql, arguments)) != nil
        }
    }

    /// The URL of the database `shop` through it.
    package var url: String { "postgresql://app:\(PostgresProcess.password)@127.0.0.1:\(port)/shop" }
}

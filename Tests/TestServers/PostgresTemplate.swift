#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The data folder of which every test server gets a copy: `initdb` takes a second, copying a tenth.
enum PostgresTemplate {
    private static let made = Result {
        let folder = try make()
        atexit { PostgresTemplate.remove() }
        return folder
    }

    /// The data folder, made at the first call of the process and removed at its end.
    static func data() throws -> String {
        try made.get().appending("data")
    }

    private static func remove() {
        try? made.get().remove()
    }

    private static func make() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let data = folder.appending("data")
        try ChildProcess.run("/bin/chmod", ["755", folder.path])
        try PostgresPrograms.own(folder.path)
        try PostgresPrograms.run(
            "initdb",
            [
                "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
                "--wal-segsize=1",
            ])
        try folder.write(hostRules, to: "data/pg_hba.conf")
        try folder.write(settings, to: "data/postgresql.conf")
        try folder.write("", to: "data/test.conf")
        try PostgresPrograms.own(data)

        let log = folder.appending("log")
        let server = try PostgresPrograms.start(
            "postgres", ["-D", data, "-k", folder.path, "-c", "listen_addresses="], output: log)
        let psql = try PostgresPrograms.path(of: "psql")
        let arguments = ["-Xq", "-v", "ON_ERROR_STOP=1", "-h", folder.path, "-U", "postgres"]
        try waitUntil("the template starts; its log: \(textOfFile(log))") {
            (try? ChildProcess.run(psql, arguments + ["-c", "SELECT 1", "postgres"])) != nil
        }
        try ChildProcess.run(psql, arguments + roles.flatMap { ["-c", $0] } + ["postgres"])
        guard server.stop(signal: SIGINT) == 0 else { throw TestServerError("the template: \(textOfFile(log))") }
        return folder
    }

    private static let hostRules = """
        local all all trust
        local replication all trust
        host all rejected 127.0.0.1/32 reject
        host all postgres 127.0.0.1/32 trust
        host replication all 127.0.0.1/32 trust
        host all all 127.0.0.1/32 scram-sha-256

        """

    /// Small and without care for the disk.
    private static let settings = """
        fsync = off
        shared_buffers = 8MB
        max_connections = 30
        min_wal_size = 2MB
        autovacuum = off
        logging_collector = off
        log_connections = on
        log_disconnections = on
        include 'test.conf'

        """

    private static let roles = [
        "CREATE ROLE app LOGIN PASSWORD '\(PostgresProcess.password)'", "CREATE DATABASE shop OWNER app",
    ]
}

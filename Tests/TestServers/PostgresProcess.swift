import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A real Postgres server on a free loopback port, with its data in a temporary folder.
///
/// It has the superuser `postgres` (no password wanted), the role `app` with the password ``password`` and the database
/// `shop` of `app`. Every function here blocks: call it in ``blocking(_:)``.
package final class PostgresProcess: Sendable {
    /// The password of the role `app`.
    package static let password = "pw-7f3a9c51"

    /// The port on 127.0.0.1.
    package let port: Int
    /// The folder of its Unix socket, its data (`data`) and its log (`log`).
    package let folder: TemporaryFolder
    private let server: Mutex<ChildProcess>
    /// The processes of the server at the times when it was killed.
    private let family = Mutex<[Int32]>([])

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - settings: Lines like `max_connections = 10`.
    ///   - files: Files for the data folder, readable by the server only.
    ///   - standbyOf: Makes it a standby of another server instead of a fresh one.
    ///   - waits: Whether to wait until it accepts connections.
    package init(
        settings: [String] = [], files: [String: String] = [:], standbyOf primary: PostgresProcess? = nil,
        waits: Bool = true
    ) throws {
        folder = try TemporaryFolder()
        port = try FreePort.next()
        let data = folder.appending("data")
        try ChildProcess.run("/bin/chmod", ["755", folder.path])
        if let primary {
            try ChildProcess.run("/bin/mkdir", ["-m", "700", data])
            try PostgresPrograms.own(data)
            try PostgresPrograms.run(
                "pg_basebackup", ["-h", primary.folder.path, "-p", "\(primary.port)", "-D", data, "-R", "-c", "fast"])
        } else {
            try ChildProcess.run("/bin/cp", ["-a", try PostgresTemplate.data(), data])
        }
        try folder.write(settings.joined(separator: "\n") + "\n", to: "data/test.conf")
        for (name, text) in files {
            try ChildProcess.run("/bin/chmod", ["600", try folder.write(text, to: "data/\(name)")])
        }
        try PostgresPrograms.own(folder.path)
        server = Mutex(try Self.start(in: folder, port: port))
        if waits { try waitUntilReady() }
    }

    /// The process id of the postmaster.
    package var processID: Int32 { process.id }

    private var process: ChildProcess { server.withLock { $0 } }

    // A postmaster that is killed can leave a child that waits for ever for a lock of another one.
    deinit {
        family.withLock { $0 += descendants(of: process.id) }
        process.stop(signal: SIGKILL)
        for id in family.withLock({ $0 }) where isOwn(id) { _ = kill(id, SIGKILL) }
    }

    /// Whether a process still lives in the data folder, and is not another one with an old number.
    private func isOwn(_ id: Int32) -> Bool {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/\(id)/cwd", &path, path.count)
        let bytes = path.prefix(max(0, length)).map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self).hasPrefix(folder.path)
    }

    /// What the server has written to its log.
    package var log: String { textOfFile(folder.appending("log")) }

    /// A URL for a role; `app` with its password unless said otherwise.
    package func url(
        user: String = "app", password: String? = PostgresProcess.password, database: String = "shop",
        options: String = ""
    ) -> String {
        "postgresql://\(user)\(password.map { ":\($0)" } ?? "")@127.0.0.1:\(port)/\(database)\(options)"
    }

    /// Waits until it accepts connections.
    package func waitUntilReady() throws {
        try waitUntil("Postgres accepts connections; its log: \(log)") {
            guard process.isRunning else { throw TestServerError("Postgres ended: \(log)") }
            return (try? sql("SELECT 1")) == "1"
        }
    }

    /// Runs statements as the superuser by `psql`, over the Unix socket, and returns the rows as it prints them.
    @discardableResult
    package func sql(_ statements: String..., database: String = "shop", user: String = "postgres") throws -> String {
        let text = try ChildProcess.run(
            try PostgresPrograms.path(of: "psql"),
            ["-XAtq", "-v", "ON_ERROR_STOP=1", "-h", folder.path, "-p", "\(port)", "-U", user]
                + statements.flatMap { ["-c", $0] } + [database])
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// The process ids of the sessions of a role.
    package func sessions(of user: String = "app") throws -> [Int32] {
        try sql("SELECT pid FROM pg_stat_activity WHERE usename = '\(user)'").split(separator: "\n").compactMap {
            Int32($0)
        }
    }

    /// The ways to stop a server, by their signals.
    package enum StopMode: Sendable {
        case smart, fast, immediate

        fileprivate var signal: Int32 {
            switch self {
            case .smart: SIGTERM
            case .fast: SIGINT
            case .immediate: SIGQUIT
            }
        }
    }

    /// Starts the server again after it was stopped.
    package func restart(waits: Bool = true) throws {
        let new = try Self.start(in: folder, port: port)
        server.withLock { $0 = new }
        if waits { try waitUntilReady() }
    }

    private static func start(in folder: TemporaryFolder, port: Int) throws -> ChildProcess {
        let arguments = [
            "-D", folder.appending("data"), "-p", "\(port)", "-k", folder.path, "-c", "listen_addresses=127.0.0.1",
        ]
        return try PostgresPrograms.start("postgres", arguments, output: folder.appending("log"))
    }

    /// Asks the server to stop, without waiting.
    package func beginStop(_ mode: StopMode = .fast) { process.signal(mode.signal) }

    /// Stops the server and waits for its end.
    package func stop(_ mode: StopMode = .fast) { process.stop(signal: mode.signal, patience: .seconds(20)) }

    /// Kills the postmaster; its children notice and end.
    package func kill() {
        family.withLock { $0 += descendants(of: process.id) }
        process.stop(signal: SIGKILL)
    }

    /// Freezes the postmaster: new connections hang, sessions go on.
    package func freeze() { process.signal(SIGSTOP) }

    /// Lets the postmaster go on.
    package func thaw() { process.signal(SIGCONT) }

    /// Sends a signal to one process of the server.
    package func signal(_ number: Int32, to session: Int32) {
        _ = kill(session, number)
    }

    private func kill(_ id: Int32, _ number: Int32) -> Int32 {
        #if canImport(Darwin)
        Darwin.kill(id, number)
        #elseif canImport(Glibc)
        Glibc.kill(id, number)
        #elseif canImport(Musl)
        Musl.kill(id, number)
        #endif
    }
}

/// The children of a process, on Linux; none elsewhere.
private func descendants(of id: Int32) -> [Int32] {
    textOfFile("/proc/\(id)/task/\(id)/children").split(separator: " ").compactMap { Int32($0) }
}

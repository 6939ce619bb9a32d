#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A real Redis server on a free loopback port, with its data in a temporary folder.
///
/// Every function here but ``started(_:)`` blocks: call it in ``blocking(_:)``.
package final class RedisProcess: Sendable {
    /// The port on 127.0.0.1.
    package let port: Int
    /// The folder of its data, its log (`log`) and its Unix socket (`s`).
    package let folder: TemporaryFolder
    private let server: ChildProcess

    /// Whether there is a Redis to test with.
    package static let isInstalled = (try? ChildProcess.run("redis-server", ["--version"])) != nil

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - settings: Words of its command line, like `["--maxclients", "10"]`.
    ///   - port: The port; a free one unless given.
    ///   - folder: Where its data lies already; a new one unless given.
    ///   - waits: Whether to wait until it accepts connections.
    package init(
        _ settings: [String] = [], port: Int? = nil, folder: TemporaryFolder? = nil, waits: Bool = true
    ) throws {
        self.folder = try folder ?? TemporaryFolder()
        // Between the choice of a port and the server's start, a connection of someone else may have got it.
        var attempt = try Self.start(settings, port: port ?? FreePort.next(), in: self.folder)
        while port == nil, textOfFile(self.folder.appending("log")).contains("Address already in use") {
            attempt = try Self.start(settings, port: FreePort.next(), in: self.folder)
        }
        (server, self.port) = attempt
        if waits { try waitUntilReady() }
    }

    /// Starts a server without blocking the thread, and waits until it accepts connections.
    ///
    /// - Parameter settings: Words of its command line.
    package static func started(_ settings: String...) async throws -> RedisProcess {
        try await blocking { try RedisProcess(settings) }
    }

    private static func start(
        _ settings: [String], port: Int, in folder: TemporaryFolder
    ) throws -> (ChildProcess, Int) {
        let log = folder.appending("log")
        // That of an earlier server in the same folder would say that this one is ready.
        unlink(log)
        let arguments = [
            "--port", "\(port)", "--bind", "127.0.0.1", "--dir", folder.path, "--save", "", "--unixsocket",
            folder.appending("s"),
        ]
        let server = try ChildProcess("redis-server", arguments + settings, output: log)
        try waitUntil("Redis has a port or ends; its log: \(textOfFile(log))") {
            !server.isRunning || textOfFile(log).contains("Server initialized")
        }
        return (server, port)
    }

    /// What the server has written to its log.
    package var log: String { textOfFile(folder.appending("log")) }

    /// The URL of the server; `userinfo` like `user:password@`.
    package func url(userinfo: String = "", database: String = "") -> String {
        "redis://\(userinfo)127.0.0.1:\(port)\(database)"
    }

    /// The URL of its Unix socket.
    package var socketURL: String { "unix://\(folder.appending("s"))" }

    /// Waits until it says that it accepts connections.
    package func waitUntilReady() throws {
        try waitUntil("Redis accepts connections; its log: \(log)") {
            guard server.isRunning else { throw TestServerError("Redis ended: \(log)") }
            return log.contains("eady to accept connections")
        }
    }

    /// Runs one command by `redis-cli`, over the Unix socket, and returns what that prints.
    @discardableResult
    package func command(_ words: String..., password: String? = nil) throws -> String {
        let login = password.map { ["--no-auth-warning", "-a", $0] } ?? []
        let text = try ChildProcess.run("redis-cli", ["-s", folder.appending("s")] + login + words)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Starts a command by `redis-cli` that goes on until the result is let go of.
    package func begin(_ words: String...) throws -> ChildProcess {
        try ChildProcess("redis-cli", ["-s", folder.appending("s")] + words)
    }

    /// Waits until a command's output contains a text.
    package func wait(for text: String, in words: String...) throws {
        try waitUntil("\(words) has \(text)") {
            // A server that has just been started has no socket yet.
            let answer = try? ChildProcess.run("redis-cli", ["-s", folder.appending("s")] + words)
            return answer?.contains(text) == true
        }
    }

    /// Stops the server in an orderly way and waits for its end.
    package func stop() { server.stop() }

    /// Kills the server.
    package func kill() { server.stop(signal: SIGKILL) }

    /// Freezes the server: connections are accepted by the kernel and nothing is answered.
    package func freeze() { server.signal(SIGSTOP) }

    /// Lets the server go on.
    package func thaw() { server.signal(SIGCONT) }
}

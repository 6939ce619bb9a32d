import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A process started for a test. It ends with its owner, whatever happens, and is only ever killed by its id.
package final class ChildProcess: Sendable {
    /// The process id.
    package let id: Int32
    /// How the process ended: its exit code, or 128 and the signal.
    private let ending = Mutex<Int32?>(nil)

    /// Starts a program, with what it writes going to a file.
    ///
    /// If `$BELLWETHER_TEST_DIR/pids` exists, a file there bears the process id, so that a script can kill what a
    /// crashed test run leaves behind.
    package init(
        _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], output: String = "/dev/null"
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // A child that outlives the run must not hold what the runner was given: a lock, a pipe that someone reads.
        #if !canImport(Darwin)
        for descriptor in 3..<Int32(256) { posix_spawn_file_actions_addclose(&actions, descriptor) }
        #endif

        // The test runner ignores or blocks signals that the servers must obey.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        #if canImport(Darwin)
        flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
        #endif
        posix_spawnattr_setflags(&attributes, Int16(flags))

        // Neither the runner's libpq settings nor its language may reach the servers.
        var inherited = ["PATH": getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        inherited.merge(environment) { _, new in new }
        var argv = ([program] + arguments).map { strdup($0) as UnsafeMutablePointer<CChar>? } + [nil]
        var envp = inherited.map { strdup("\($0)=\($1)") as UnsafeMutablePointer<CChar>? } + [nil]
        defer { for text in argv + envp { free(text) } }

        var pid: pid_t = 0
        let failure = posix_spawnp(&pid, program, &actions, &attributes, &argv, &envp)
        guard failure == 0 else { throw TestServerError("\(program): \(String(cString: strerror(failure)))") }
        id = pid
        if let folder = getenv("BELLWETHER_TEST_DIR"), let file = fopen("\(String(cString: folder))/pids/\(pid)", "w") {
            fclose(file)
        }
    }

    deinit {
        stop(signal: SIGKILL)
    }

    /// Runs a program to its end and returns what it wrote.
    ///
    /// - Throws: ``TestServerError`` with what it wrote when its exit code is not 0.
    @discardableResult
    package static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> String {
        var template = Array("/tmp/bw-out-XXXXXX".utf8CString)
        close(mkstemp(&template))
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let process = try ChildProcess(program, arguments, environment: environment, output: path)
        let code = process.wait()
        let text = textOfFile(path)
        guard code == 0 else { throw TestServerError("\(program) ended with \(code): \(text)") }
        return text
    }

    /// Whether it has not ended.
    package var isRunning: Bool {
        reap(WNOHANG) == nil
    }

    /// Sends a signal, unless the process has ended.
    package func signal(_ number: Int32) {
        if isRunning { kill(id, number) }
    }

    /// Waits for the end and returns the exit code, or 128 and the signal.
    @discardableResult
    package func wait() -> Int32 {
        reap(0) ?? -1
    }

    /// Sends a signal and waits for the end; after `patience` it is killed.
    @discardableResult
    package func stop(signal number: Int32 = SIGTERM, patience: Duration = .seconds(10)) -> Int32 {
        guard isRunning else { return wait() }
        // A stopped process takes no other signal than this one and SIGKILL.
        kill(id, SIGCONT)
        kill(id, number)
        do { try waitUntil(within: patience, "end") { !isRunning } } catch { kill(id, SIGKILL) }
        return wait()
    }

    private func reap(_ options: Int32) -> Int32? {
        ending.withLock { ending in
            if let ending { return ending }
            var status: Int32 = 0
            var result: pid_t
            repeat { result = waitpid(id, &status, options) } while result < 0 && errno == EINTR
            guard result != 0 else { return nil }
            if let folder = getenv("BELLWETHER_TEST_DIR") { unlink("\(String(cString: folder))/pids/\(id)") }
            let signal = status & 0x7f
            ending = signal == 0 ? (status >> 8) & 0xff : 128 + signal
            return ending
        }
    }
}

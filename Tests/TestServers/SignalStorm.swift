#if os(Linux)
import Deadlines

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Sends a signal to each thread of this process up to a thousand times a second, from its beginning to the end of the
/// process. Only for a process of the test's own.
package enum SignalStorm {
    /// Begins. System calls that wait end with `EINTR`: the handler does nothing, and asks for no restart.
    package static func begin() throws {
        var action = sigaction()
        #if canImport(Glibc)
        action.__sigaction_handler.sa_handler = { _ in }
        #else
        action.__sa_handler.sa_handler = { _ in }
        #endif
        guard sigaction(SIGPROF, &action, nil) == 0 else { throw TestServerError.system("sigaction") }
        // Not declared for Swift, being an extension of GNU. To the process a signal goes only once, and to a thread of
        // the kernel's choice.
        typealias SendToThread = @convention(c) (pid_t, pid_t, Int32) -> Int32
        guard let symbol = dlsym(nil, "tgkill") else { throw TestServerError("there is no tgkill") }
        let send = unsafeBitCast(symbol, to: SendToThread.self)
        try startThread {
            var own = sigset_t()
            sigemptyset(&own)
            sigaddset(&own, SIGPROF)
            pthread_sigmask(SIG_BLOCK, &own, nil)
            while true {
                for thread in threads { _ = send(getpid(), thread, SIGPROF) }
                pause(.milliseconds(1))
            }
        }
    }

    private static var threads: [pid_t] {
        guard let folder = opendir("/proc/self/task") else { return [] }
        defer { closedir(folder) }
        var threads: [pid_t] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let thread = pid_t(name) { threads.append(thread) }
        }
        return threads
    }
}
#endif

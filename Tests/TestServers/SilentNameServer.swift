#if os(Linux)
import Deadlines
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Runs tasks on a thread for which, and for all threads that it starts, the system's name server never answers.
///
/// The file that names the server is that of the whole process, but the folders are those of a thread: it gets a mount
/// namespace of its own, and another file in the place of `/etc/resolv.conf`. Only for a process of the test's own, in
/// which it stays until the end.
package final class SilentNameServer: TaskExecutor {
    /// Whether this process may do that: it needs root's rights over mounts.
    package static let isPossible = geteuid() == 0 && (try? ChildProcess.run("unshare", ["-m", "true"])) != nil

    /// An address of this machine where hardly anybody else serves names.
    private static let address: in_addr_t = 0x7f35_3535  // 127.53.53.53

    private let jobs = Mutex<[UnownedJob]>([])
    private let wakeup: Wakeup
    private let folder: TemporaryFolder

    /// Starts the thread; what it waits for comes from a socket that nobody reads.
    package init() throws {
        wakeup = try Wakeup()
        folder = try TemporaryFolder()
        let file = try folder.write("nameserver 127.53.53.53\noptions timeout:30 attempts:5\n", to: "resolv.conf")
        try Self.listen()
        let isReady = Mutex<Bool?>(nil)
        try startThread { [self] in
            let succeeded = Self.replaceResolverFile(by: file)
            isReady.withLock { $0 = succeeded }
            while succeeded, isReadable(wakeup.readEnd, within: -1) {
                wakeup.drain()
                let pending = jobs.withLock { jobs in
                    defer { jobs = [] }
                    return jobs
                }
                for job in pending { job.runSynchronously(on: asUnownedTaskExecutor()) }
            }
        }
        try waitUntil("the thread has its own resolv.conf") { isReady.withLock { $0 } != nil }
        guard isReady.withLock({ $0 }) == true else { throw TestServerError("no mount namespace") }
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        wakeup.wake()
    }

    private static func listen() throws {
        #if canImport(Glibc)
        let server = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        #else
        let server = socket(AF_INET, SOCK_DGRAM, 0)
        #endif
        guard server >= 0 else { throw TestServerError.system("socket") }
        var own = sockaddr_in()
        own.sin_family = sa_family_t(AF_INET)
        own.sin_port = in_port_t(53).bigEndian
        own.sin_addr.s_addr = address.bigEndian
        let failed = withUnsafePointer(to: &own) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(server, generic, socklen_t(MemoryLayout<sockaddr_in>.size)) != 0
            }
        }
        guard !failed else { throw TestServerError.system("bind") }
    }

    private static func replaceResolverFile(by file: String) -> Bool {
        // Not declared for Swift, being an extension of GNU.
        typealias Unshare = @convention(c) (Int32) -> Int32
        guard let symbol = dlsym(nil, "unshare") else { return false }
        let newMounts: Int32 = 0x0002_0000  // CLONE_NEWNS
        // MS_BIND, MS_REC and MS_PRIVATE.
        let (bound, recursive, isolated): (UInt, UInt, UInt) = (1 << 12, 1 << 14, 1 << 18)
        return unsafeBitCast(symbol, to: Unshare.self)(newMounts) == 0
            && mount("none", "/", nil, recursive | isolated, nil) == 0
            && mount(file, "/etc/resolv.conf", nil, bound, nil) == 0
    }
}
#endif

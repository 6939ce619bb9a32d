#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Keeps the calling thread from everything else.
func blockThread(for time: Duration) {
    let (seconds, attoseconds) = time.components
    var left = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    while true {
        var asked = left
        if unsafe nanosleep(&asked, &left) == 0 { return }
    }
}

/// A path in the folder for temporary files that nothing stands at.
func temporaryPath() -> String {
    "/tmp/bellwether-\(getpid())-\(UInt32.random(in: 0 ... .max))"
}

/// How many descriptors and threads the process has; nil where the system does not tell.
func resources() -> (descriptors: Int, threads: Int)? {
    guard let descriptors = entries(of: "/proc/self/fd"), let threads = entries(of: "/proc/self/task") else {
        return nil
    }
    return (descriptors, threads)
}

private func entries(of folder: String) -> Int? {
    guard let directory = unsafe opendir(folder) else { return nil }
    defer { unsafe closedir(directory) }
    var count = 0
    while unsafe readdir(directory) != nil { count += 1 }
    return count
}

/// How many cases a property is tried with where `$BELLWETHER_CASES` says so.
let testCases = unsafe getenv("BELLWETHER_CASES").flatMap { unsafe Int(String(cString: $0)) }

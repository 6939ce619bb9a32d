#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

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

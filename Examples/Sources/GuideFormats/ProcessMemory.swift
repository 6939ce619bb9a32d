#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The memory of this process, in bytes.
///
/// The guide prints the `process.memoryUsage()` of Node; `heapUsed`, `external` and `arrayBuffers` are V8's own.
public struct ProcessMemory: Sendable, Hashable {
    /// What is in memory; its peak where the system tells no more.
    public let resident: Int64
    /// What is reserved for data; nil where the system does not tell.
    public let data: Int64?

    /// These numbers.
    public init(resident: Int64, data: Int64?) {
        self.resident = resident
        self.data = data
    }

    /// The numbers of the moment: `/proc/self/statm` (proc(5)), else `getrusage(2)`.
    public static var now: ProcessMemory {
        let pages = statm
        let size = Int64(sysconf(Int32(_SC_PAGESIZE)))
        if pages.count > 5 { return ProcessMemory(resident: pages[1] * size, data: pages[5] * size) }
        var usage = rusage()
        // RUSAGE_SELF, which has another type in each C library.
        getrusage(0, &usage)
        return ProcessMemory(resident: Int64(usage.ru_maxrss), data: nil)
    }

    private static var statm: [Int64] {
        guard let file = fopen("/proc/self/statm", "r") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self).split { $0 == " " || $0 == "\n" }.compactMap {
            Int64($0)
        }
    }
}

import Deadlines

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The open descriptors of this process.
struct DescriptorUse: Sendable, Hashable {
    /// How many are open.
    let used: Int
    /// How many may be; nil without a limit.
    let limit: Int?

    /// Counts.
    ///
    /// Counting takes a descriptor itself, so a process that has none left is known by being refused.
    ///
    /// - Throws: `SystemCallError` with the system's number.
    static func read() throws(SystemCallError) -> DescriptorUse {
        #if canImport(Darwin)
        let folder = "/dev/fd"
        #else
        let folder = "/proc/self/fd"
        #endif
        let limit = descriptorLimit()
        guard let directory = unsafe opendir(folder) else {
            let failure = errno
            guard failure == EMFILE, let limit else { throw SystemCallError(errno: failure) }
            return DescriptorUse(used: limit, limit: limit)
        }
        defer { unsafe closedir(directory) }
        var entries = 0
        while unsafe readdir(directory) != nil { entries += 1 }
        // Without "." and "..", and the descriptor by which the others are counted.
        return DescriptorUse(used: max(0, entries - 3), limit: limit)
    }

    /// The share of the limit that is used; 0 without a limit.
    var share: Double {
        limit.map { Double(used) / Double(max(1, $0)) } ?? 0
    }

    var observations: [Observation] {
        var observed = [Observation("used", .integer(Int64(used)))]
        if let limit {
            observed.append(Observation("limit", .integer(Int64(limit))))
            observed.append(Observation("used_ratio", .number(share.rounded(toPlaces: 4))))
        }
        return observed
    }
}

/// The process's limit of descriptors; nil when it has none.
package func descriptorLimit() -> Int? {
    var limit = rlimit()
    #if canImport(Glibc)
    let failed = unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) != 0
    #else
    let failed = unsafe getrlimit(RLIMIT_NOFILE, &limit) != 0
    #endif
    guard !failed, limit.rlim_cur < rlim_t(Int32.max) else { return nil }
    return Int(limit.rlim_cur)
}

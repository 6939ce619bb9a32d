import TestServers

@testable import Health

/// A folder with files as the kernel would show them.
final class MachineFolder: Sendable {
    private let folder: TemporaryFolder

    /// - Parameter files: The text of each file by its path.
    init(_ files: [String: String]) throws {
        folder = try TemporaryFolder()
        for (path, text) in files {
            let parent = path.split(separator: "/").dropLast().joined(separator: "/")
            try ChildProcess.run("mkdir", ["-p", folder.appending(parent)])
            try folder.write(text, to: path)
        }
    }

    var files: MemoryFiles { MemoryFiles(root: folder.path) }

    static let meminfo = "MemTotal:       8000000 kB\nMemFree:         100000 kB\nMemAvailable:    2000000 kB\n"
    static let mountsV2 =
        "25 30 0:23 / /sys rw,nosuid - sysfs sysfs rw\n"
        + "30 25 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot\n"
    static let mountsV1 =
        "33 31 0:30 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu\n"
        + "35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory\n"
        + "41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw\n"

    /// The files of a group of version 2.
    static func v2(_ path: String, max: String, current: String, high: String? = nil, inactive: Int = 0) -> [String:
        String]
    {
        var files = [
            "\(path)/memory.max": max + "\n", "\(path)/memory.current": current + "\n",
            "\(path)/memory.stat": "anon 1\nfile 7\ninactive_file \(inactive)\nactive_file 9\n",
        ]
        if let high { files["\(path)/memory.high"] = high + "\n" }
        return files
    }

    /// The files of a group of version 1.
    static func v1(_ path: String, limit: String, usage: String, inactive: Int = 0) -> [String: String] {
        [
            "\(path)/memory.limit_in_bytes": limit + "\n", "\(path)/memory.usage_in_bytes": usage + "\n",
            "\(path)/memory.stat": "inactive_file 5\ntotal_inactive_file \(inactive)\n",
        ]
    }
}

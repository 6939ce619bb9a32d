/// Where the control group that limits this process's memory stands, and its parents, whose limits hold as well.
///
/// Source: cgroups(7), proc_pid_mountinfo(5).
struct ControlGroup: Sendable, Hashable {
    /// How the kernel names and counts things.
    enum Version: Sendable, Hashable {
        case v1
        case v2
    }

    /// How the kernel names and counts things.
    let version: Version
    /// The folders, from the innermost group to the outermost that is to be seen.
    let folders: [String]

    /// The group that two files of /proc tell of; nil when they tell of none.
    ///
    /// - Parameters:
    ///   - membership: `/proc/self/cgroup`.
    ///   - mounts: `/proc/self/mountinfo`.
    init?(membership: String, mounts: String) {
        let memberships = membership.split(separator: "\n").compactMap(Membership.init)
        let mounts = mounts.split(separator: "\n").compactMap(Mount.init)
        // In a hybrid layout both versions are mounted, and the old one holds the memory.
        if let group = memberships.first(where: { $0.controllers.contains("memory") }),
            let mount = mounts.first(where: { $0.type == "cgroup" && $0.options.contains("memory") })
        {
            version = .v1
            folders = mount.folders(of: group.path)
        } else if let group = memberships.first(where: { $0.hierarchy == "0" && $0.controllers.isEmpty }),
            let mount = mounts.first(where: { $0.type == "cgroup2" })
        {
            version = .v2
            folders = mount.folders(of: group.path)
        } else {
            return nil
        }
    }
}

/// One line of `/proc/self/cgroup`: `hierarchy:controllers:path`.
private struct Membership {
    let hierarchy: Substring
    let controllers: [Substring]
    let path: Substring

    init?(_ line: Substring) {
        let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].hasPrefix("/") else { return nil }
        hierarchy = parts[0]
        controllers = parts[1].split(separator: ",")
        path = parts[2]
    }
}

/// One line of `/proc/self/mountinfo`.
private struct Mount {
    /// The folder of the file system that is mounted.
    let root: String
    /// Where it is mounted.
    let point: String
    let type: Substring
    let options: [Substring]

    init?(_ line: Substring) {
        let words = line.split(separator: " ")
        // Any number of optional fields stands before the hyphen.
        guard let hyphen = words.firstIndex(of: "-"), hyphen >= 6, words.count >= hyphen + 4 else { return nil }
        root = Self.unescaped(words[3])
        point = Self.unescaped(words[4])
        type = words[hyphen + 1]
        options = words[hyphen + 3].split(separator: ",")
    }

    /// The folders of a group and its parents, from the innermost on.
    ///
    /// A group that is not below what is mounted here cannot be seen; what is mounted is all that there is then.
    func folders(of path: Substring) -> [String] {
        let root = root == "/" ? "" : root
        var names = path.hasPrefix(root + "/") ? path.dropFirst(root.count).split(separator: "/") : []
        if names.contains("..") { names = [] }
        var folders = [point]
        for name in names { folders.append("\(folders[folders.count - 1])/\(name)") }
        return folders.reversed()
    }

    /// A field in which spaces and the like are written as a backslash and three octal digits.
    private static func unescaped(_ field: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = field.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), let code = UInt8(String(decoding: rest.prefix(3), as: UTF8.self), radix: 8) {
                bytes.append(code)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

import Deadlines

/// The files that tell how much memory there is.
struct MemoryFiles: Sendable {
    private let root: String

    /// - Parameter root: What stands before every path; empty for this machine.
    init(root: String = "") {
        self.root = root
    }

    /// The use of the tightest limit that holds for this process: of its control group, of a parent, or the machine's
    /// where no group has one.
    ///
    /// - Throws: `SystemCallError` when not even the machine's memory can be read.
    func use() throws -> MemoryUse {
        let machine = try machine()
        // A limit above what the machine has is none; version 1 writes about 2^63 where there is no limit.
        let groups = controlGroup.map { group in
            group.folders.compactMap { group.version == .v1 ? version1($0) : version2($0) }
        }
        return groups?.filter { $0.limit < machine.limit }.max { $0.share < $1.share } ?? machine
    }

    /// How long tasks waited for memory, in the group or else in the machine; nil where the kernel does not count it.
    func pressure() -> MemoryPressure? {
        let folder = controlGroup.flatMap { $0.version == .v2 ? $0.folders.first : nil }
        let places = [folder.map { "\($0)/memory.pressure" }, "/proc/pressure/memory"]
        return places.lazy.compactMap(\.self).compactMap { text($0) }.compactMap { MemoryPressure($0.text) }.first
    }

    private func machine() throws -> MemoryUse {
        let text = try KernelText(at: root + "/proc/meminfo")
        guard let total = text.number(of: "MemTotal"), let available = text.number(of: "MemAvailable") else {
            throw CheckFailure(.misconfigured, message: "/proc/meminfo tells no MemTotal and MemAvailable")
        }
        return MemoryUse(scope: .machine, used: total - min(available, total), limit: total)
    }

    private var controlGroup: ControlGroup? {
        guard let membership = text("/proc/self/cgroup"), let mounts = text("/proc/self/mountinfo") else { return nil }
        return ControlGroup(membership: membership.text, mounts: mounts.text)
    }

    /// The use of one group; nil for one without a limit.
    private func version1(_ folder: String) -> MemoryUse? {
        guard let limit = text(folder + "/memory.limit_in_bytes")?.number,
            let usage = text(folder + "/memory.usage_in_bytes")?.number
        else { return nil }
        let files = text(folder + "/memory.stat")?.number(of: "total_inactive_file") ?? 0
        return MemoryUse(scope: .cgroup, used: usage - min(files, usage), limit: limit)
    }

    /// The use of one group; nil for one without a limit.
    private func version2(_ folder: String) -> MemoryUse? {
        // Above memory.high processes are slowed down until they are of no use, so it is a limit too.
        let limits = ["memory.max", "memory.high"].compactMap { text("\(folder)/\($0)")?.number }
        guard let limit = limits.min(), let usage = text(folder + "/memory.current")?.number else { return nil }
        let files = text(folder + "/memory.stat")?.number(of: "inactive_file") ?? 0
        return MemoryUse(scope: .cgroup, used: usage - min(files, usage), limit: limit)
    }

    private func text(_ path: String) -> KernelText? {
        try? KernelText(at: root + path)
    }
}

import TestServers
import Testing

@testable import Health

private let soon = ContinuousClock.now.advanced(by: .seconds(60))
private let unlimitedV1 = "9223372036854771712"
private let machine = MemoryUse(scope: .machine, used: 6_000_000 * 1_024, limit: 8_000_000 * 1_024)

private func group(_ used: UInt64, of limit: UInt64) -> MemoryUse {
    MemoryUse(scope: .cgroup, used: used, limit: limit)
}

/// One layout of files, and the use that they tell of.
struct Layout: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var membership = "0::/\n"
    var mounts = MachineFolder.mountsV2
    var groups: [[String: String]] = []
    let expected: MemoryUse

    var all: [String: String] {
        var files = [
            "proc/meminfo": MachineFolder.meminfo, "proc/self/cgroup": membership, "proc/self/mountinfo": mounts,
        ]
        for group in groups { files.merge(group) { $1 } }
        return files
    }

    static let v2 = "sys/fs/cgroup"
    static let v1 = "sys/fs/cgroup/memory"
    static let table: [Layout] = [
        Layout(
            testDescription: "version 2 in a container",
            groups: [MachineFolder.v2(v2, max: "1000", current: "900", inactive: 400)], expected: group(500, of: 1_000)),
        Layout(
            testDescription: "version 2 with no limit",
            groups: [MachineFolder.v2(v2, max: "max", current: "900")], expected: machine),
        Layout(
            testDescription: "version 2 at the root, which has no such files", expected: machine),
        Layout(
            testDescription: "memory.high below memory.max",
            groups: [MachineFolder.v2(v2, max: "1000", current: "400", high: "500")], expected: group(400, of: 500)),
        Layout(
            testDescription: "memory.high without memory.max",
            groups: [MachineFolder.v2(v2, max: "max", current: "400", high: "500")], expected: group(400, of: 500)),
        Layout(
            testDescription: "nested groups, the parent tighter", membership: "0::/app.slice/shop.service\n",
            groups: [
                MachineFolder.v2(v2 + "/app.slice/shop.service", max: "1000", current: "100"),
                MachineFolder.v2(v2 + "/app.slice", max: "2000", current: "1900"),
            ], expected: group(1_900, of: 2_000)),
        Layout(
            testDescription: "nested groups, the child without a limit", membership: "0::/app.slice/shop.service\n",
            groups: [
                MachineFolder.v2(v2 + "/app.slice/shop.service", max: "max", current: "100"),
                MachineFolder.v2(v2 + "/app.slice", max: "2000", current: "600"),
            ], expected: group(600, of: 2_000)),
        Layout(
            testDescription: "a mount of the group alone, as without a name space", membership: "0::/docker/abc\n",
            mounts: MachineFolder.mountsV2.replacingFirst(" / /sys/fs", with: " /docker/abc /sys/fs"),
            groups: [MachineFolder.v2(v2, max: "1000", current: "10")], expected: group(10, of: 1_000)),
        Layout(
            testDescription: "a group outside the name space", membership: "0::/../../other\n",
            groups: [MachineFolder.v2(v2, max: "1000", current: "10")], expected: group(10, of: 1_000)),
        Layout(
            testDescription: "a mount point with a space",
            mounts: MachineFolder.mountsV2.replacingFirst("/sys/fs/cgroup", with: "/my\\040groups"),
            groups: [MachineFolder.v2("my groups", max: "1000", current: "10")], expected: group(10, of: 1_000)),
        Layout(
            testDescription: "a limit above the machine's memory",
            groups: [MachineFolder.v2(v2, max: "99000000000", current: "900")], expected: machine),
        Layout(
            testDescription: "a limit of nothing",
            groups: [MachineFolder.v2(v2, max: "0", current: "0")], expected: group(0, of: 0)),
        Layout(
            testDescription: "more cache than use",
            groups: [MachineFolder.v2(v2, max: "1000", current: "10", inactive: 20)], expected: group(0, of: 1_000)),
        Layout(
            testDescription: "version 1 beside version 2", membership: "4:cpu:/a\n3:memory:/docker/abc\n0::/\n",
            mounts: MachineFolder.mountsV1,
            groups: [
                MachineFolder.v1(v1 + "/docker/abc", limit: "1000", usage: "900", inactive: 100),
                MachineFolder.v1(v1, limit: unlimitedV1, usage: "5000"),
            ], expected: group(800, of: 1_000)),
        Layout(
            testDescription: "version 1 with several controllers in one hierarchy",
            membership: "3:cpu,memory:/docker/abc\n",
            mounts: MachineFolder.mountsV1.replacingFirst("rw,memory", with: "rw,cpu,memory"),
            groups: [MachineFolder.v1(v1 + "/docker/abc", limit: "1000", usage: "900")], expected: group(900, of: 1_000)
        ),
        Layout(
            testDescription: "version 1 without a limit", membership: "3:memory:/\n", mounts: MachineFolder.mountsV1,
            groups: [MachineFolder.v1(v1, limit: unlimitedV1, usage: "5000")], expected: machine),
        Layout(testDescription: "no control groups at all", membership: "", mounts: "", expected: machine),
        Layout(
            testDescription: "numbers that are none",
            groups: [MachineFolder.v2(v2, max: "-1", current: "+5", high: "1e3")], expected: machine),
    ]
}

@Suite(.timeLimit(.minutes(5))) struct `The memory that is left` {
    @Test(arguments: Layout.table)
    func `is that of the tightest limit`(layout: Layout) throws {
        let folder = try MachineFolder(layout.all)
        #expect(try folder.files.use() == layout.expected)
    }

    #if os(Linux)
    @Test func `of this machine can be told`() async throws {
        let use = try MemoryFiles().use()
        #expect(use.used > 0 && use.used < use.limit)
        #expect(try await MemoryCheck().probe(until: soon).observed.map(\.name).starts(with: ["scope", "used_bytes"]))
    }

    @Test func `is judged, and told with the time spent waiting for it`() async throws {
        var files = Layout.table[0].all
        files["sys/fs/cgroup/memory.pressure"] =
            "some avg10=1.50 avg60=0.00 avg300=0.00 total=9\nfull avg10=0.25 avg60=0.00 avg300=0.00 total=3\n"
        files["sys/fs/cgroup/memory.max"] = "520\n"
        let folder = try MachineFolder(files)
        let check = try MemoryCheck(
            configuration: CheckConfiguration(name: "memory"), thresholds: UsageThresholds(), files: folder.files)
        #expect(
            try await check.probe(until: soon)
                == .unhealthy(
                    .limitExceeded,
                    observed: [
                        Observation("scope", "cgroup"), Observation("used_bytes", 500), Observation("limit_bytes", 520),
                        Observation("used_ratio", 0.9615), Observation("pressure_some_avg10", 1.5),
                        Observation("pressure_full_avg10", 0.25),
                    ]))
    }

    @Test(arguments: [[:], ["proc/meminfo": "nonsense\n"], ["proc/meminfo": "MemTotal: x kB\nMemAvailable: 1 kB\n"]])
    func `is misconfigured where the kernel's files are missing`(files: [String: String]) async throws {
        let folder = try MachineFolder(files)
        let check = try MemoryCheck(
            configuration: CheckConfiguration(name: "memory"), thresholds: UsageThresholds(), files: folder.files)
        await #expect { try await check.probe(until: soon) } throws: { ($0 as? CheckFailure)?.code == .misconfigured }
    }
    #else
    @Test func `is told by Linux only`() async throws {
        let check = try MemoryCheck()
        await #expect { try await check.probe(until: soon) } throws: { ($0 as? CheckFailure)?.code == .misconfigured }
    }
    #endif
}

@Suite(.timeLimit(.minutes(30))) struct `The kernel's files, damaged at random` {
    private static let samples = [
        MachineFolder.meminfo, MachineFolder.mountsV1, MachineFolder.mountsV2, "4:cpu:/a\n3:memory:/docker/abc\n0::/\n",
        "some avg10=1.50 avg60=0.00 total=9\nfull avg10=0.25 avg60=0.00 total=3\n", "max\n", "18446744073709551616\n",
    ]

    @Test func `are read or left, and never break anything`() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<caseCount(5_000) {
            let (first, second) = (damaged(&random), damaged(&random))
            let text = KernelText(first)
            _ = text.number
            if let bytes = text.number(of: "MemTotal"), first.contains("kB") {
                #expect(bytes % 1_024 == 0 || bytes > 0)
            }
            if let pressure = MemoryPressure(first) { #expect(pressure.some.isFinite && pressure.full >= 0) }
            if let group = ControlGroup(membership: first, mounts: second) {
                #expect(!group.folders.isEmpty)
                #expect(group.folders.dropLast().allSatisfy { !$0.contains("/../") && !$0.hasSuffix("/..") })
            }
        }
    }

    private func damaged(_ random: inout SeededGenerator) -> String {
        var bytes = Array((Self.samples.randomElement(using: &random) ?? "").utf8)
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            guard let place = bytes.indices.randomElement(using: &random) else { break }
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: Array(" \n:-/\\0129".utf8).shuffled(using: &random).prefix(3), at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    fileprivate func replacingFirst(_ part: String, with other: String) -> String {
        let parts = split(separator: part, maxSplits: 1, omittingEmptySubsequences: false)
        return parts.joined(separator: other)
    }
}

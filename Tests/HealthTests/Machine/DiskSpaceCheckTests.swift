import Deadlines
import HealthTesting
import Logging
import Synchronization
import TestServers
import Testing

@testable import Health

private let configuration = CheckConfiguration(
    name: "disk", criticality: .degrading, interval: .milliseconds(10), timeout: .milliseconds(50))

private func check(
    degradedBelow: FreeSpace = FreeSpace(share: 0.1), unhealthyBelow: FreeSpace = FreeSpace(share: 0.02),
    read: @escaping @Sendable (String) throws -> DiskSpace = { _ in throw SystemCallError(errno: 0) }
) throws -> DiskSpaceCheck {
    try DiskSpaceCheck(
        path: "/", configuration: configuration, degradedBelow: degradedBelow, unhealthyBelow: unhealthyBelow,
        read: read)
}

private let soon = ContinuousClock.now.advanced(by: .seconds(60))

@Suite(.timeLimit(.minutes(1))) struct `The space of a file system` {
    @Test(arguments: [
        (DiskSpace(freeBytes: 100, totalBytes: 1_000), CheckResult.Verdict.healthy),
        (DiskSpace(freeBytes: 99, totalBytes: 1_000), .degraded),
        (DiskSpace(freeBytes: 20, totalBytes: 1_000), .degraded),
        (DiskSpace(freeBytes: 19, totalBytes: 1_000), .unhealthy),
        (DiskSpace(freeBytes: 0, totalBytes: 1_000), .unhealthy),
        // A file system without space of its own.
        (DiskSpace(freeBytes: 0, totalBytes: 0), .healthy),
        (DiskSpace(freeBytes: 500, totalBytes: 1_000, freeInodes: 10, totalInodes: 100), .healthy),
        (DiskSpace(freeBytes: 500, totalBytes: 1_000, freeInodes: 9, totalInodes: 100), .degraded),
        (DiskSpace(freeBytes: 500, totalBytes: 1_000, freeInodes: 1, totalInodes: 100), .unhealthy),
        (DiskSpace(freeBytes: .max, totalBytes: .max, freeInodes: .max, totalInodes: .max), .healthy),
    ])
    func `is judged by the share of bytes and of inodes`(space: DiskSpace, verdict: CheckResult.Verdict) throws {
        let result = try check().judge(space)
        #expect(result.verdict == verdict)
        #expect(result.code == (verdict == .healthy ? nil : .limitExceeded))
    }

    @Test(arguments: [(50, CheckResult.Verdict.healthy), (49, .degraded), (10, .degraded), (9, .unhealthy)])
    func `is judged by bytes where they are given`(free: Int, verdict: CheckResult.Verdict) throws {
        let check = try check(degradedBelow: FreeSpace(bytes: 50), unhealthyBelow: FreeSpace(bytes: 10))
        #expect(check.judge(DiskSpace(freeBytes: Int64(free), totalBytes: 1_000_000)).verdict == verdict)
    }

    @Test func `stands in the observed values`() throws {
        let space = DiskSpace(freeBytes: 1, totalBytes: 3, freeInodes: 1, totalInodes: 4)
        #expect(
            try check().judge(space).observed == [
                Observation("free_bytes", 1), Observation("total_bytes", 3), Observation("free_ratio", 0.3333),
                Observation("free_inodes_ratio", 0.25),
            ])
    }

    @Test(
        arguments: [
            (1_000, 400, 300, 4_096, DiskSpace(freeBytes: 1_228_800, totalBytes: 3_686_400)),
            (1_000, 1_000, 1_000, 1, DiskSpace(freeBytes: 1_000, totalBytes: 1_000)),
            (0, 0, 0, 4_096, DiskSpace(freeBytes: 0, totalBytes: 0)),
            // More is free than there is.
            (10, 20, 5, 1, DiskSpace(freeBytes: 5, totalBytes: 5)),
            // The sum does not fit, nor do the products.
            (.max, 0, .max, 1, DiskSpace(freeBytes: .max, totalBytes: .max)),
            (.max, 0, 2, 1, DiskSpace(freeBytes: 2, totalBytes: .max)),
            (1 << 40, 1 << 40, 1 << 40, 1 << 40, DiskSpace(freeBytes: .max, totalBytes: .max)),
            (.max, .max, .max, .max, DiskSpace(freeBytes: .max, totalBytes: .max)),
        ] as [(UInt64, UInt64, UInt64, UInt64, DiskSpace)])
    func `is counted whatever the file system says`(
        blocks: UInt64, free: UInt64, usable: UInt64, blockSize: UInt64, space: DiskSpace
    ) {
        #expect(DiskSpace(blocks: blocks, free: free, usable: usable, blockSize: blockSize) == space)
    }

    @Test(
        arguments: [
            (0, 7, nil, nil), (100, 7, 7, 100), (.max, .max, .max, .max),
        ] as [(UInt64, UInt64, Int64?, Int64?)])
    func `has inodes only where the file system counts them`(
        files: UInt64, usable: UInt64, free: Int64?, total: Int64?
    ) {
        let space = DiskSpace(blocks: 1, free: 1, usable: 1, blockSize: 1, files: files, usableFiles: usable)
        #expect(space.freeInodes == free)
        #expect(space.totalInodes == total)
    }

    @Test func `is what df says`() async throws {
        let path = try TemporaryFolder()
        let line = try await blocking {
            try ChildProcess.run("df", ["-P", "-k", path.path]).split(separator: "\n").last ?? ""
        }
        let words = line.split(whereSeparator: \.isWhitespace).compactMap { Int64($0) }
        let total = try #require(words.count >= 3 ? (words[1] + words[2]) * 1_024 : nil)
        let space = try DiskSpace.read(path.path)
        // df rounds each number up to whole kilobytes.
        #expect(abs(space.totalBytes - total) <= 2_048)
    }

    @Test(arguments: ["/nowhere/at/all", "/etc/hostname/below"])
    func `of a path that does not exist is misconfigured`(path: String) async throws {
        let check = try DiskSpaceCheck(path: path)
        await #expect(throws: CheckFailure(.misconfigured, message: "no such path")) {
            try await check.probe(until: soon)
        }
    }

    @Test(arguments: [
        ("relative", FreeSpace(), "path of check disk"), ("", FreeSpace(), "path of check disk"),
        ("/a\u{0}b", FreeSpace(), "path of check disk"), ("/", FreeSpace(bytes: -1), "free bytes of check disk"),
        ("/", FreeSpace(share: 1.01), "free share of check disk"),
        ("/", FreeSpace(share: .nan), "free share of check disk"),
    ])
    func `cannot be checked with values out of range`(path: String, space: FreeSpace, place: String) {
        #expect { try DiskSpaceCheck(path: path, unhealthyBelow: space) } throws: {
            ($0 as? ConfigurationError)?.place == place
        }
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A file system that hangs` {
    @Test func `is a timeout, holds one thread however often it is asked, and is healthy when it answers`() async throws
    {
        let disk = HangingDisk()
        let monitor = try HealthMonitor(
            service: "a", logger: Logger(label: "a") { _ in SwiftLogNoOpLogHandler() },
            checks: [try check { _ in disk.read() }])
        let run = Task { try await monitor.run() }
        try await eventually("three timeouts") {
            let check = monitor.report().checks[0]
            return check.status == .unhealthy && check.code == .timeout && check.consecutiveFailures >= 3
        }
        #expect(disk.reads == 1)
        disk.answer()
        try await eventually("recovery") { monitor.report().checks[0].status == .healthy }
        run.cancel()
    }
}

/// Answers when it is told to.
private final class HangingDisk: Sendable {
    private let started = Atomic(0)
    private let isHanging = Atomic(true)

    var reads: Int { started.load(ordering: .relaxed) }

    func read() -> DiskSpace {
        started.add(1, ordering: .relaxed)
        while isHanging.load(ordering: .relaxed) { pause(.milliseconds(1)) }
        return DiskSpace(freeBytes: 1, totalBytes: 1)
    }

    func answer() {
        isHanging.store(false, ordering: .relaxed)
    }
}

@Suite(.timeLimit(.minutes(1)), .enabled(if: Tmpfs.isPossible)) struct `A real file system that fills up` {
    @Test func `turns degraded, then unhealthy, by bytes and by inodes`() async throws {
        let tmpfs = try Tmpfs(options: "size=1m,nr_inodes=100")
        let check = try DiskSpaceCheck(path: tmpfs.path)
        #expect(try await check.probe(until: soon).verdict == .healthy)
        try tmpfs.fill("bytes", kilobytes: 960)
        #expect(try await check.probe(until: soon).verdict == .degraded)
        try tmpfs.fill("more", kilobytes: 60)
        #expect(try await check.probe(until: soon).verdict == .unhealthy)
        try tmpfs.empty()
        #expect(try await check.probe(until: soon).verdict == .healthy)
        for number in 0..<92 { try tmpfs.fill("\(number)", kilobytes: 0) }
        #expect(try await check.probe(until: soon).verdict == .degraded)
    }
}

/// A small file system in memory, mounted for one test.
private final class Tmpfs: Sendable {
    static let isPossible = (try? Tmpfs(options: "size=64k")) != nil

    private let folder: TemporaryFolder
    var path: String { folder.path }

    init(options: String) throws {
        folder = try TemporaryFolder()
        try ChildProcess.run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder.path])
    }

    deinit {
        _ = try? ChildProcess.run("umount", [folder.path])
    }

    func fill(_ name: String, kilobytes: Int) throws {
        try folder.write(String(repeating: "x", count: kilobytes * 1_024), to: name)
    }

    func empty() throws {
        try ChildProcess.run("/bin/sh", ["-c", "rm \(path)/*"])
    }
}

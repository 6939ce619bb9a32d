import Deadlines
import FeatureFlags
import TestServers
import Testing

@testable import FeatureFlagsRedis

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What is on the disk for the next process.
@Suite(.timeLimit(.minutes(1))) struct `A snapshot` {
    private let folder: TemporaryFolder
    private let file: SnapshotFile
    private let key: FlagKey

    init() throws {
        folder = try TemporaryFolder()
        file = SnapshotFile(path: folder.appending("flags"))
        key = try #require(FlagKey(definitionOf: "a"))
    }

    private func snapshot(_ text: String, provenAt: ContinuousClock.Instant? = nil) -> Snapshot {
        Snapshot(contents: [key: .bytes(Array(text.utf8))], provenAt: provenAt)
    }

    private var names: [String] {
        get throws { try ChildProcess.run("/bin/ls", [folder.path]).split(separator: "\n").map(String.init) }
    }

    @Test func `says when it was current, also to the next boot`() {
        let now = Moment(instant: .now, milliseconds: 1_700_000_000_000)
        // Another boot has another origin of its clock.
        let later = Moment(instant: now.instant - .seconds(100), milliseconds: now.milliseconds + 5_000)
        let document = SnapshotDocument(snapshot("true", provenAt: now.instant - .seconds(60)), store: "s", writer: "w")
        let bytes = document.bytes(now: now)
        let read = SnapshotDocument(reading: bytes, now: later)
        let aged = snapshot("true", provenAt: later.instant - .seconds(65))
        #expect(read == SnapshotDocument(aged, store: "s", writer: "w"))
        // The clock was set back.
        let earlier = Moment(instant: now.instant, milliseconds: 5)
        #expect(SnapshotDocument(reading: bytes, now: earlier)?.snapshot.provenAt == earlier.instant)
        #expect(earlier.instant(at: .min) == earlier.instant - .milliseconds(5))
        let never = SnapshotDocument(snapshot("true"))
        #expect(SnapshotDocument(reading: never.bytes(now: now), now: now) == never)
    }

    @Test func `says when it was told first if it never was current, and what was written meanwhile`() {
        let now = Moment(instant: .now, milliseconds: 1_700_000_000_000)
        var document = SnapshotDocument(snapshot("true"))
        document.snapshot.toldAt = now.instant - .seconds(60)
        document.snapshot.wroteAt = now.instant - .seconds(5)
        #expect(SnapshotDocument(reading: document.bytes(now: now), now: now) == document)
        document.snapshot.provenAt = now.instant - .seconds(30)
        let read = SnapshotDocument(reading: document.bytes(now: now), now: now)?.snapshot
        #expect(read?.toldAt == nil && read?.provenAt == document.snapshot.provenAt)
        #expect(read?.latest == now.instant - .seconds(5))
    }

    @Test func `keeps shared rules beside the definition that was good by them`() throws {
        let text = #"{"rule":{"==":[{"var":"plan"},1.50]},"$evaluators":{"in":["a\u2028",{"var":"x"}]}}"#
        let rules = try FlagEvaluators(FlagSource(text))
        for rules in [rules, FlagEvaluators(rules: rules.rules.filter { $0.key == "$evaluators" })] {
            let document = SnapshotDocument(Snapshot(contents: [key: .bound(Array("{}".utf8), rules: rules)]))
            #expect(SnapshotDocument(reading: document.bytes(now: .now), now: .now) == document)
        }
    }

    @Test func `is not written when it could not be read`() throws {
        let small = SnapshotFile(path: file.path, longest: 200)
        #expect(small.write(snapshot("true")) == .written)
        #expect(small.write(snapshot(String(repeating: " ", count: 200))) == .tooLarge)
        #expect(small.read() == .contents(snapshot("true")))
        #expect(try names == ["flags"])
    }

    /// Of two containers with one volume, whose processes have the same number.
    @Test func `is written by many at once, and is whole at every moment`() async throws {
        let file = file
        let snapshots = (0..<4).map { snapshot(String(repeating: "\($0)", count: 100_000)) }
        #expect(file.write(snapshots[0]) == .written)
        let outcomes = try await withThrowingTaskGroup(of: [Bool].self) { group in
            for writer in snapshots {
                group.addTask {
                    try await blocking { (0..<20).map { _ in file.write(writer) == .written } }
                }
            }
            group.addTask {
                try await blocking {
                    (0..<20).map { _ in
                        if case .contents(let read) = file.read() { snapshots.contains(read) } else { false }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(outcomes.count == 100 && outcomes.allSatisfy { $0 })
        #expect(try names == ["flags"])
    }

    @Test func `takes away what a killed process has left`() throws {
        for name in ["flags.0123456789abcdef.new", "flags.fedcba9876543210.new", "flags.backup.new", "x.new"] {
            try folder.write("", to: name)
        }
        var times = [timeval(tv_sec: 1_000, tv_usec: 0), timeval(tv_sec: 1_000, tv_usec: 0)]
        for name in ["flags.0123456789abcdef.new", "flags.backup.new", "x.new"] {
            #expect(utimes(folder.appending(name), &times) == 0)
        }
        #expect(file.write(snapshot("true")) == .written)
        // The young one may be another's that is being written.
        #expect(try names == ["flags", "flags.backup.new", "flags.fedcba9876543210.new", "x.new"])
    }

    @Test func `says now and then that it is current still, and at the end`() async throws {
        let (file, key) = (file, key)
        @Sendable func provenAt() -> ContinuousClock.Instant? {
            if case .contents(let snapshot) = file.read() { snapshot.provenAt } else { nil }
        }
        let start = ContinuousClock.now - .seconds(1_000)
        let keeper = SnapshotKeeper(file, after: Snapshot(provenAt: start))
        let running = Task { await keeper.run { _ in } }
        // Nothing is told yet, and the file is left alone.
        keeper.confirm(start + .seconds(1))
        keeper.keep([key: .bytes(Array("true".utf8))])
        @Sendable func isProven(at moment: ContinuousClock.Instant) -> Bool {
            provenAt().map { $0.duration(to: moment) < .milliseconds(10) } == true
        }
        try await eventually("it is written") { isProven(at: start + .seconds(1)) }
        keeper.confirm(start + .seconds(62))
        try await eventually("it is written again") { isProven(at: start + .seconds(62)) }
        keeper.confirm(start + .seconds(63))
        running.cancel()
        await running.value
        #expect(isProven(at: start + .seconds(63)))
    }
}

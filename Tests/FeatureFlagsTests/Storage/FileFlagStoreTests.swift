import FeatureFlagsTesting
import HealthTesting
import TestServers
import Testing

@testable import FeatureFlags

@Suite(.timeLimit(.minutes(1))) struct `A file of flags` {
    private let folder: TemporaryFolder
    private let recording = RecordingFeed()

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Runs a store of the file while `body` does its work.
    private func run(_ body: () async throws -> Void) async throws {
        let store = FileFlagStore(folder.appending("flags.json"), interval: .milliseconds(10))
        let task = Task { [recording] in await store.run(feeding: recording.feed) }
        try await body()
        task.cancel()
        await task.value
    }

    private func told(_ what: String, _ condition: @escaping @Sendable (RecordingFeed) -> Bool) async throws {
        try await eventually(what) { [recording] in condition(recording) }
    }

    @Test func `that is missing is failed, and is served when it comes`() async throws {
        try await run {
            try await told("it is missing") { $0.status?.code == "missing" && $0.status?.health == .failed }
            try folder.write(#"{"flags":{}}"#, to: "flags.json")
            try await told("it is there") { $0.status?.health == .current && $0.contents != nil }
        }
    }

    @Test(arguments: [#"{"flags":{"a":"#, "", "null", #"{"flags":{},"flags":{}}"#])
    func `that is half written leaves what it held in force, as stale`(text: String) async throws {
        try folder.write(good, to: "flags.json")
        try await run {
            try await told("it is loaded") { $0.status?.health == .current }
            try folder.write(text, to: "flags.json")
            try await told("it is stale") { $0.status?.health == .stale && $0.status?.code == "unusable" }
            #expect(recording.contents?.flags.keys.sorted() == ["a"])
            try folder.write(good, to: "flags.json")
            try await told("it is good again") { $0.status?.health == .current }
        }
    }

    @Test func `that vanishes leaves what it held in force`() async throws {
        try folder.write(good, to: "flags.json")
        try await run {
            try await told("it is loaded") { $0.status?.health == .current }
            try ChildProcess.run("/bin/rm", [folder.appending("flags.json")])
            try await told("it is stale") { $0.status?.health == .stale && $0.status?.code == "missing" }
            #expect(recording.contents?.flags.count == 1)
        }
    }

    @Test func `that is too large, no file or a pipe is refused at once`() async throws {
        try ChildProcess.run("/usr/bin/mkfifo", [folder.appending("pipe")])
        #expect(FileLook(folder.appending("pipe"), unless: nil) == .failed("no_file"))
        #expect(FileLook(folder.path, unless: nil) == .failed("no_file"))
        #expect(FileLook("/dev/zero", unless: nil) == .failed("no_file"))
        try ChildProcess.run("/usr/bin/truncate", ["-s", "17M", folder.appending("large")])
        #expect(FileLook(folder.appending("large"), unless: nil) == .failed("too_large"))
    }

    @Test func `is told again when it has changed, and confirmed when it has not`() {
        let stamp = FileStamp(device: 1, number: 2, size: 3, seconds: 4, nanoseconds: 5)
        var watch = FileWatch()
        let now = ContinuousClock.now
        let bytes = Array(good.utf8)
        #expect(watch.take(.bytes(bytes, stamp), confirming: now).count == 3)
        // Until it was read twice, a second writing could hide behind the same stamp.
        #expect(watch.known == nil)
        #expect(watch.take(.bytes(bytes, stamp), confirming: now) == [.confirmed(until: now)])
        #expect(watch.known == stamp)
        #expect(watch.take(.unchanged, confirming: now) == [.confirmed(until: now)])
        #expect(watch.take(.bytes(Array(#"{"flags":{}}"#.utf8), stamp), confirming: now).count == 2)
        #expect(watch.take(.failed("missing"), confirming: now).count == 1)
        #expect(watch.take(.failed("missing"), confirming: now).isEmpty)
        #expect(watch.take(.unchanged, confirming: now).isEmpty)
    }

    private let good = #"{"flags":{"a":{"state":"ENABLED","variants":{"on":true},"defaultVariant":"on"}}}"#
}

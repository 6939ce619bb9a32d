import FeatureFlags
import TestServers
import Testing

@testable import FeatureFlagsRedis

/// The file of several processes.
@Suite(.timeLimit(.minutes(1))) struct `A shared snapshot` {
    private let folder: TemporaryFolder
    private let path: String
    private let key: FlagKey
    private let now = ContinuousClock.now

    init() throws {
        folder = try TemporaryFolder()
        path = folder.appending("flags")
        key = try #require(FlagKey(definitionOf: "a"))
    }

    private func snapshot(_ text: String, provenAt: ContinuousClock.Instant? = nil) -> Snapshot {
        Snapshot(contents: [key: .bytes(Array(text.utf8))], provenAt: provenAt)
    }

    /// What the file says of the flag.
    private var text: String? {
        guard case .contents(let snapshot) = SnapshotFile(path: path).read() else { return nil }
        return snapshot.contents[key]?.bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `stays when another process knows less`() throws {
        let (one, other) = (SnapshotFile(path: path), SnapshotFile(path: path))
        #expect(one.write(snapshot("false", provenAt: now - .seconds(10))) == .written)
        #expect(other.write(snapshot("true", provenAt: now - .seconds(20))) == .superseded)
        #expect(other.write(snapshot("true")) == .superseded)
        #expect(text == "false")
        #expect(try ChildProcess.run("/bin/ls", [folder.path]) == "flags\n")
        // What a process has written itself is newer than what was proven before.
        var own = snapshot("25%", provenAt: now - .seconds(20))
        own.wroteAt = now - .seconds(5)
        #expect(other.write(own) == .written)
        #expect(one.write(snapshot("false", provenAt: now - .seconds(6))) == .superseded)
        #expect(text == "25%")
        #expect(one.write(snapshot("true", provenAt: now - .seconds(4))) == .written)
        #expect(text == "true")
    }

    @Test func `is replaced when nobody else has written it, when it is another server's, or of the future`() throws {
        let one = SnapshotFile(path: path, store: "one")
        #expect(one.write(snapshot("true", provenAt: now - .seconds(10))) == .written)
        // The clock was set back.
        #expect(one.write(snapshot("5%", provenAt: now - .seconds(20))) == .written)
        #expect(SnapshotFile(path: path, store: "two").read() == .foreign)
        #expect(SnapshotFile(path: path, store: "two").write(snapshot("6%", provenAt: now - .seconds(30))) == .written)
        let ahead = Moment(instant: now, milliseconds: Moment.now.milliseconds + 3_600_000)
        let future = SnapshotDocument(snapshot("7%", provenAt: now)).bytes(now: ahead)
        try folder.write(String(decoding: future, as: UTF8.self), to: "flags")
        #expect(one.write(snapshot("8%", provenAt: now - .seconds(40))) == .written)
        #expect(text == "8%")
        try folder.write("damaged", to: "flags")
        #expect(one.write(snapshot("9%")) == .written)
        #expect(text == "9%")
    }

    @Test func `keeps what is newer when the process that knows less ends later`() async throws {
        let file = SnapshotFile(path: path)
        let keepers = [SnapshotKeeper(file), SnapshotKeeper(SnapshotFile(path: path))]
        for (keeper, text) in zip(keepers, ["false", "true"]) {
            keeper.keep([key: .bytes(Array(text.utf8))])
        }
        keepers[0].confirm(now - .seconds(1))
        keepers[1].confirm(now - .seconds(9))
        for keeper in keepers {
            let running = Task { await keeper.run { _ in } }
            running.cancel()
            await running.value
        }
        #expect(text == "false")
    }

    @Test func `that was never current is as old as its first telling, whoever tells it again`() async throws {
        let file = SnapshotFile(path: path)
        let start = now - .seconds(86_400)
        var earlier = Snapshot(toldAt: start)
        for text in ["true", "false"] {
            let keeper = SnapshotKeeper(file, after: earlier)
            keeper.keep([key: .bytes(Array(text.utf8))])
            let running = Task { await keeper.run { _ in } }
            running.cancel()
            await running.value
            guard case .contents(let snapshot) = file.read() else {
                Issue.record("it cannot be read")
                return
            }
            #expect(self.text == text && snapshot.provenAt == nil)
            let told = try #require(snapshot.toldAt)
            #expect((start - .milliseconds(50))...(start + .milliseconds(50)) ~= told)
            earlier = snapshot
        }
    }
}

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

/// What may stand at the path of a snapshot.
@Suite(.timeLimit(.minutes(1))) struct `The place of a snapshot` {
    private let folder: TemporaryFolder
    private let file: SnapshotFile
    private let snapshot: Snapshot

    init() throws {
        folder = try TemporaryFolder()
        file = SnapshotFile(path: folder.appending("flags"))
        snapshot = Snapshot(contents: [try #require(FlagKey(definitionOf: "a")): .bytes(Array("true".utf8))])
    }

    /// What stands at a name in the folder.
    private func kind(_ name: String) -> mode_t? {
        var about = stat()
        return lstat(folder.appending(name), &about) == 0 ? about.st_mode & S_IFMT : nil
    }

    private func link(_ name: String, to target: String) {
        #expect(symlink(target, folder.appending(name)) == 0)
    }

    @Test func `is left alone when there is a pipe or a folder, also behind a link`() {
        #expect(mkfifo(folder.appending("pipe"), 0o600) == 0 && mkdir(folder.appending("folder"), 0o700) == 0)
        link("link", to: "pipe")
        link("loop", to: "loop")
        for name in ["pipe", "folder", "link", "loop"] {
            let file = SnapshotFile(path: folder.appending(name))
            #expect(file.write(snapshot) == .irregular)
            #expect(file.read() == .unreadable)
        }
        #expect(kind("pipe") == S_IFIFO && kind("folder") == S_IFDIR)
        #expect(kind("link") == S_IFLNK && kind("loop") == S_IFLNK)
    }

    @Test func `is where links lead, whether or not there is a file yet`() throws {
        #expect(mkdir(folder.appending("disk"), 0o700) == 0)
        link("flags", to: "disk/first")
        link("disk/first", to: folder.appending("disk/second"))
        for _ in 1...2 {
            #expect(file.write(snapshot) == .written)
            #expect(file.read() == .contents(snapshot))
            #expect(kind("flags") == S_IFLNK && kind("disk/first") == S_IFLNK && kind("disk/second") == S_IFREG)
        }
        #expect(try ChildProcess.run("/bin/ls", [folder.appending("disk")]) == "first\nsecond\n")
    }

    @Test func `may be a bare name in the folder of the process or in that of the system`() {
        #expect(FilePlace(following: "no such file")?.folder == ".")
        #expect(FilePlace(following: "no such file")?.name == "no such file")
        #expect(FilePlace(following: "/no such file")?.folder == "/")
        #expect(FilePlace(following: "/no such folder/file")?.folder == "/no such folder")
        #expect(FilePlace(following: "/no such folder/file")?.name == "file")
    }

    @Test func `has a file that is told from a damaged one when it cannot be read`() throws {
        #expect(file.read() == .none)
        try folder.write("damaged", to: "flags")
        #expect(file.read() == .damaged)
        #expect(SnapshotFile(path: file.path, longest: 6).read() == .unreadable)
    }
}

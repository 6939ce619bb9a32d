import TestServers
import Testing

@testable import bellwether

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite(.timeLimit(.minutes(1))) struct `A small file` {
    @Test func `is read up to its limit`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("25%", to: "value")
        #expect(TextFile.bytes(path, limit: 3) == Array("25%".utf8))
        #expect(TextFile.bytes(path, limit: 2) == nil)
        #expect(TextFile.bytes(path + "/nowhere", limit: 3) == nil)
    }

    @Test func `may be a pipe, whoever writes to it or not`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("", to: "pipe")
        #expect(unlink(path) == 0 && mkfifo(path, 0o600) == 0)
        #expect(try await blocking { TextFile.bytes(path, limit: 100) } == [])
        let writer = open(path, O_RDWR)
        let silent = try await blocking { TextFile.bytes(path, limit: 100) }
        #expect(silent == nil)
        close(writer)
    }
    @Test func `is replaced as a whole, through a link too`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("old", to: "page")
        let link = folder.path + "/link"
        #expect(symlink(path, link) == 0)
        try TextFile.save("new", to: link, as: "--html")
        #expect(TextFile.bytes(path, limit: 10) == Array("new".utf8))
        #expect(TextFile.isSame(link, path))
    }

    @Test func `that cannot be written is told apart from a wrong name`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: Complaint.self) { try TextFile.save("new", to: folder.path + "/no/page", as: "--html") }
        #if os(Linux)
        do throws(Complaint) {
            try TextFile.save("new", to: "/dev/full", as: "--html")
            Issue.record("written")
        } catch {
            #expect(error.status == 70 && error.text.hasPrefix("--html /dev/full: cannot be written: "))
        }
        #endif
    }
}

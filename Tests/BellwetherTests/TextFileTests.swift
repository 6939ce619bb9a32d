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
}

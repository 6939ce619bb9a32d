import TestServers
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The program itself, beside the tests, with standard output that goes nowhere.
@Suite(.enabled(if: access(program, X_OK) == 0), .timeLimit(.minutes(1)))
struct `Output that is lost` {
    private static let document =
        #"{"flags":{"checkout":{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"on"}}}"#

    private func exitCode(
        of command: String = #"flags evaluate checkout --file "$1""#, _ redirection: String
    ) async throws -> Int32 {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.document, to: "flags.json")
        let line = #""$0" \#(command) \#(redirection)"#
        return try await blocking { try ChildProcess("sh", ["-c", line, program, path]).wait() }
    }

    @Test func `is no success`() async throws {
        #expect(try await exitCode(">/dev/null") == 0)
        #expect(try await exitCode(">&-") == 70)
        #if os(Linux)
        #expect(try await exitCode(">/dev/full") == 70)
        #endif
    }

    @Test(arguments: ["--version", "--help", "flags list --help"])
    func `is no success where it is help`(command: String) async throws {
        #expect(try await exitCode(of: command, ">/dev/null") == 0)
        #expect(try await exitCode(of: command, ">&-") == 70)
    }

    /// A socket that got the number of standard error would be written remarks into.
    @Test func `on standard error changes no answer`() async throws {
        #expect(try await exitCode("--explain >/dev/null 2>&-") == 0)
    }
}

/// Where SwiftPM puts the program: next to the tests.
private let program =
    CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
    .joined(separator: "/") + "/bellwether"

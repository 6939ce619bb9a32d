import TestServers
import Testing

@testable import Health

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite(.timeLimit(.minutes(1))) struct `Golden bodies` {
    @Test(arguments: EndpointConfiguration.standardFormats)
    func `of every endpoint in every state, byte by byte`(format: any HealthFormat) throws {
        let path = GoldenBodies.path(of: format)
        let text = GoldenBodies.written(in: format)
        if getenv("BELLWETHER_GOLDEN").map({ String(cString: $0) }) == "record" { try GoldenBodies.record(text, path) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let golden = textOfFile(path).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == golden.count, "\(path)")
        for (line, expected) in zip(lines, golden) { #expect(line == expected, "\(path)") }
    }
}

#if TLS
import Health
import NIOCore
import NIOPosix
import NIOSSL
import TestServers
import Testing

@testable import HealthServer

@Suite(.timeLimit(.minutes(1)), .enabled(if: TestCertificate.isPossible))
struct `A server with TLS` {
    private func certificate(in folder: TemporaryFolder) throws -> ServerCertificate {
        let certificate = try TestCertificate(in: folder)
        return ServerCertificate(chainPath: certificate.path, keyPath: certificate.keyPath)
    }

    @Test func `answers through it, closes, and tells the address as https`() async throws {
        let folder = try TemporaryFolder()
        let listener = Listener(
            .tcp(host: "127.0.0.1", port: 0), answering: ScriptedEndpoints(), certificate: try certificate(in: folder))
        try await RunningServer.with([listener]) { running in
            #expect(running.address.description.hasPrefix("https://127.0.0.1:"))
            let client = try await RawClient.connect(to: running.address)
            try await client.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
            let kept = try await client.responses(1)
            #expect(kept.map(\.status) == [200])
            try await client.send("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let all = try await client.responsesToEnd()
            #expect(all?.map(\.closes) == [false, true])
        }
    }

    @Test func `closes on a client that speaks without it`() async throws {
        let folder = try TemporaryFolder()
        let listener = Listener(
            .tcp(host: "127.0.0.1", port: 0), answering: ScriptedEndpoints(), certificate: try certificate(in: folder))
        try await RunningServer.with([listener]) { running in
            guard case .tcp(let host, let port, _) = running.address else { return }
            let client = try await RawClient.connect(to: .tcp(host: host, port: port, isTLS: false))
            try await client.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await client.responsesToEnd()
            #expect(running.server.statistics.accepted == 1)
        }
    }
}
#endif

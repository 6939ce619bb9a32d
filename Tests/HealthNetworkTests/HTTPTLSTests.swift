#if HTTPClient && TLS
import Health
import HealthNetwork
import NameResolution
import TestServers
import Testing

@Suite(.timeLimit(.minutes(2)), .enabled(if: Certificates.areAvailable)) struct `An HTTP check over TLS` {
    private func verdict(
        _ host: String, _ server: TLSServer, trusting file: String?, within time: Duration = .seconds(20)
    ) async throws -> Verdict {
        try await HTTPCheck(
            "https://\(host):\(server.port)/", options: HTTPCheckOptions(trustedCertificates: file),
            resolver: .knowing("127.0.0.1")
        ).verdict(within: time)
    }

    @Test func `is healthy when the certificate is trusted and names the host`() async throws {
        let (certificates, named, numbered) = try await blocking {
            let certificates = try Certificates()
            return (
                certificates, try TLSServer(certificates.certificate("named", for: "DNS:shop.test")),
                try TLSServer(certificates.certificate("numbered", for: "IP:127.0.0.1"))
            )
        }
        let authority = certificates.authority
        for host in ["shop.test", "SHOP.test."] {
            #expect(try await verdict(host, named, trusting: authority) == .healthy, "\(host)")
        }
        #expect(try await verdict("127.0.0.1", numbered, trusting: authority) == .healthy)
        #expect(try await verdict("other.test", named, trusting: authority) == .unhealthy(.tls))
        #expect(try await verdict("127.0.0.1", named, trusting: authority) == .unhealthy(.tls))
        #expect(try await verdict("shop.test", named, trusting: nil) == .unhealthy(.tls))
    }

    @Test func `is not when the certificate is expired, or of another address`() async throws {
        let (certificates, expired, other) = try await blocking {
            let certificates = try Certificates()
            let expired = try certificates.certificate("expired", for: "DNS:shop.test", days: -1)
            return (
                certificates, try TLSServer(expired),
                try TLSServer(certificates.certificate("other", for: "IP:127.0.0.9"))
            )
        }
        #expect(try await verdict("shop.test", expired, trusting: certificates.authority) == .unhealthy(.tls))
        #expect(try await verdict("127.0.0.1", other, trusting: certificates.authority) == .unhealthy(.tls))
    }

    @Test func `is not with a server that speaks TLS of the last century`() async throws {
        let (certificates, server) = try await blocking {
            let certificates = try Certificates()
            let certificate = try certificates.certificate("old", for: "DNS:shop.test")
            return (certificates, try TLSServer(certificate, ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"]))
        }
        #expect(try await verdict("shop.test", server, trusting: certificates.authority) == .unhealthy(.tls))
    }

    @Test(arguments: ["HTTP/1.1 400 Bad Request\r\n\r\n", "S", "\u{16}\u{3}\u{3}\u{7F}\u{7F}", "SSH-2.0-x\r\n"])
    func `is not with a server in the clear`(answer: String) async throws {
        let server = try FakeServer.answering(Array(answer.utf8))
        #expect(try await HTTPCheck("https://127.0.0.1:\(server.port)/").verdict() == .unhealthy(.tls))
    }

    @Test func `is not with a server that hangs up or says nothing`() async throws {
        let closing = try FakeServer { _ in }
        #expect(try await HTTPCheck("https://127.0.0.1:\(closing.port)/").verdict() == .unhealthy(.tls))
        let silent = try FakeServer.silent()
        let check = try HTTPCheck("https://127.0.0.1:\(silent.port)/")
        #expect(try await check.verdict(within: .milliseconds(200)) == .unhealthy(.timeout))
    }

    @Test func `makes its connection anew, once, when a kept one turns out to be dead`() async throws {
        let (certificates, certificate) = try await blocking {
            let certificates = try Certificates()
            return (certificates, try certificates.certificate("good", for: "IP:127.0.0.1"))
        }
        let server = try await HangingUpServer(certificate)
        let options = HTTPCheckOptions(trustedCertificates: certificates.authority)
        let check = try HTTPCheck("https://127.0.0.1:\(server.port)/", options: options)
        for _ in 0..<5 { #expect(try await check.verdict() == .healthy) }
        #expect(server.accepted == 5)
    }

    @Test func `is none in the clear with a server that wants TLS`() async throws {
        let (certificates, server) = try await blocking {
            let certificates = try Certificates()
            return (certificates, try TLSServer(certificates.certificate("good", for: "DNS:shop.test")))
        }
        let verdict = try await HTTPCheck("http://127.0.0.1:\(server.port)/").verdict(within: .seconds(5))
        #expect([.closed, .protocol].contains(verdict.code))
        withExtendedLifetime(certificates) {}
    }

    @Test func `cannot be made with certificates that cannot be read`() {
        let error = #expect(throws: ConfigurationError.self) {
            try HTTPCheck("https://h", options: HTTPCheckOptions(trustedCertificates: "/no/such/file"))
        }
        #expect(error?.place == "trustedCertificates of check shop")
    }
}
#endif

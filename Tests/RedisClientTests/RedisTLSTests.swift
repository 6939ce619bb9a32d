#if TLS
import Deadlines
import RedisClient
import TestServers
import Testing

@Suite(.enabled(if: RedisProcess.isInstalled), .timeLimit(.minutes(2)))
struct `A TLS connection to a Redis server` {
    /// A server with a certificate made for it alone.
    private struct Server {
        let process: RedisProcess
        let port: Int
        let certificates: String

        init(names: String = "DNS:localhost,IP:127.0.0.1", days: Int = 2) throws {
            let folder = try TemporaryFolder()
            let certificate = try TestCertificate(in: folder, names: names, days: days)
            certificates = certificate.path
            port = try FreePort.next()
            process = try RedisProcess(
                [
                    "--tls-port", "\(port)", "--tls-cert-file", certificate.path, "--tls-key-file",
                    certificate.keyPath, "--tls-ca-cert-file", certificate.path, "--tls-auth-clients", "no",
                ], folder: folder)
        }

        func url(_ host: String = "localhost", port: Int? = nil, trusted: Bool = true) -> String {
            "rediss://\(host):\(port ?? self.port)" + (trusted ? "?ssl_ca_certs=\(certificates)" : "")
        }
    }

    /// Why there is no connection; nil when there is one that answers.
    private func failure(_ url: String, within time: Duration = .seconds(20)) async throws -> RedisError.Code? {
        let connector = try RedisConnector(RedisTarget(url: url))
        do throws(RedisError) {
            let deadline = Deadline.after(time)
            let connection = try await connector.connect(until: deadline)
            _ = try await connection.send(RedisCommand("PING"), until: deadline)
            await connection.close()
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `is made when the certificate is trusted and names the host`() async throws {
        let server = try await blocking { try Server() }
        #expect(try await failure(server.url()) == nil)
        #expect(try await failure(server.url("127.0.0.1")) == nil)
    }

    @Test func `is refused when the certificate is not trusted, of another host, or expired`() async throws {
        let (server, other, expired) = try await blocking {
            (try Server(), try Server(names: "DNS:elsewhere"), try Server(days: -1))
        }
        #expect(try await failure(server.url(trusted: false)) == .tls)
        #expect(try await failure(other.url()) == .tls)
        #expect(try await failure(other.url("127.0.0.1")) == .tls)
        #expect(try await failure(expired.url()) == .tls)
    }

    @Test func `is never one in the clear`() async throws {
        let server = try await blocking { try Server() }
        // A server without TLS waits for the end of the line that our hello seems to be.
        #expect(try await failure(server.url(port: server.process.port), within: .milliseconds(50)) == .timeout)
        for answer in ["HTTP/1.1 400 Bad Request\r\n\r\n", "+OK\r\n+OK\r\n", "S", "\u{16}\u{3}\u{3}\u{7F}\u{7F}"] {
            let fake = try FakeServer.answering(Array(answer.utf8))
            #expect(try await failure(server.url(port: fake.port)) == .tls)
        }
        for answer in ["S", "-", "+OK", "HTTP/1.1 400 Bad Request\r\n\r\n"] {
            let fake = try FakeServer.answering(Array(answer.utf8), thenClose: false)
            #expect(try await failure(server.url(port: fake.port)) == .tls)
        }
        let closing = try FakeServer { _ in }
        #expect(try await failure(server.url(port: closing.port)) == .tls)
    }

    @Test func `is no server for those who speak in the clear`() async throws {
        let server = try await blocking { try Server() }
        let code = try await failure("redis://127.0.0.1:\(server.port)")
        #expect(code == .closed || code == .protocol)
    }

    @Test func `times out in the handshake and afterwards`() async throws {
        let server = try await blocking { try Server() }
        let silent = try FakeServer.silent()
        #expect(try await failure(server.url(port: silent.port), within: .milliseconds(50)) == .timeout)
        let connection = try await RedisConnector(RedisTarget(url: server.url())).connect(until: .after(.seconds(20)))
        server.process.freeze()
        await #expect(throws: RedisError(.timeout)) {
            try await connection.send(RedisCommand("PING"), until: .after(.milliseconds(50)))
        }
        // A frozen server says no good-bye; the descriptor is given back nevertheless.
        let ended = Promise<Bool>()
        connection.onClose { ended.fulfill(true) }
        #expect(await ended.value == true)
    }

    @Test func `cannot be asked for with certificates that cannot be read`() {
        #expect(throws: RedisTargetError.self) {
            try RedisConnector(RedisTarget(url: "rediss://h?ssl_ca_certs=/no/such/file"))
        }
    }
}
#endif

import Deadlines
import TestServers
import Testing

@testable import PostgresClient

@Suite(.timeLimit(.minutes(3)), .serialized, .enabled(if: PostgresPrograms.areInstalled))
struct `A login that fails` {
    private func code(
        _ url: String, within time: Duration = .seconds(10)
    ) async throws -> PostgresError.Code? {
        let session = try PostgresSession()
        let target = try PostgresTarget(url)
        do throws(PostgresError) {
            _ = try await session.query("SELECT 1", at: target, until: .after(time))
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `says why by SQLSTATE`() async throws {
        let server = try await blocking {
            let server = try PostgresProcess(settings: ["max_connections = 6", "superuser_reserved_connections = 2"])
            try server.sql(
                "CREATE ROLE rejected LOGIN", "CREATE DATABASE rejected",
                "CREATE ROLE one LOGIN PASSWORD 'one' CONNECTION LIMIT 0", "CREATE DATABASE none",
                "CREATE DATABASE closed CONNECTION LIMIT 0", "REVOKE CONNECT ON DATABASE none FROM public")
            return server
        }
        #expect(try await code(server.url()) == nil)
        #expect(try await code(server.url(password: "wrong")) == .auth)
        #expect(try await code(server.url(password: nil)) == .auth)
        #expect(try await code(server.url(user: "nobody", password: "x")) == .auth)
        #expect(try await code(server.url(user: "rejected", password: "x", database: "rejected")) == .auth)
        #expect(try await code(server.url(database: "missing")) == .databaseMissing)
        #expect(try await code(server.url(database: "none")) == .noPermission)
        #expect(try await code(server.url(user: "one", password: "one")) == .tooManyConnections)
        #expect(try await code(server.url(database: "closed")) == .tooManyConnections)

        let others = try (0..<4).map { _ in try PostgresSession() }
        for other in others {
            _ = try await other.query("SELECT 1", at: try PostgresTarget(server.url()), until: .after(.seconds(10)))
        }
        #expect(try await code(server.url()) == .tooManyConnections)
        for other in others { await other.close() }
    }

    @Test func `says that TLS is refused`() async throws {
        let server = try await blocking { try PostgresProcess() }
        #expect(try await code(server.url(options: "?sslmode=require")) == .tls)
        #expect(try await code(server.url(options: "?sslmode=prefer")) == nil)
    }

    /// A server with a certificate, and the file of its authority, which ends with the folder.
    private struct EncryptedServer {
        let process: PostgresProcess
        let folder: TemporaryFolder
        let authority: String

        init(names: String = "DNS:localhost,IP:127.0.0.1", days: Int = 2) throws {
            folder = try TemporaryFolder()
            let certificate = try TestCertificate(in: folder, names: names, days: days)
            authority = certificate.path
            process = try PostgresProcess(
                settings: ["ssl = on", "ssl_cert_file = 'server.crt'", "ssl_key_file = 'server.key'"],
                files: [
                    "server.crt": textOfFile(certificate.path), "server.key": textOfFile(certificate.keyPath),
                ])
        }
    }

    @Test(.enabled(if: TestCertificate.isPossible))
    func `says that a certificate is wrong`() async throws {
        let server = try await blocking { try EncryptedServer(names: "DNS:other.example") }
        #expect(try await code(server.process.url(options: "?sslmode=require")) == nil)
        let trusted = "&sslrootcert=\(server.authority)"
        #expect(try await code(server.process.url(options: "?sslmode=verify-ca\(trusted)")) == nil)
        #expect(try await code(server.process.url(options: "?sslmode=verify-full\(trusted)")) == .tls)
        let unusable = "&sslrootcert=/etc/hostname"
        #expect(try await code(server.process.url(options: "?sslmode=verify-ca\(unusable)")) == .tls)
    }

    @Test(.enabled(if: TestCertificate.isPossible))
    func `says that a certificate has expired`() async throws {
        let (server, expired) = try await blocking { (try EncryptedServer(), try EncryptedServer(days: -1)) }
        for mode in ["verify-ca", "verify-full"] {
            let options = { (authority: String) in "?sslmode=\(mode)&sslrootcert=\(authority)" }
            #expect(try await code(server.process.url(options: options(server.authority))) == nil)
            #expect(try await code(expired.process.url(options: options(expired.authority))) == .tls)
        }
    }

    @Test func `says that nobody listens`() async throws {
        #expect(try await code("postgresql://u@127.0.0.1:\(try FreePort.next())/d") == .refused)
        #expect(try await code("postgresql://u@%2Ftmp%2Fnowhere/d") == .refused)
        #expect(try await code("postgresql://u@[::1]:\(try FreePort.next())/d") == .refused)
    }

    @Test func `says that a name does not resolve`() async throws {
        let code = try await code("postgresql://u@nowhere.invalid/d", within: .seconds(2))
        #expect(code == .dns || code == .timeout)
    }

    @Test func `goes on to the next host`() async throws {
        let server = try await blocking { try PostgresProcess() }
        let hung = try FakeServer(backlog: 16)
        let dead = try FreePort.next()
        let rest = "/shop?user=app&password=\(PostgresProcess.password)"
        #expect(try await code("postgresql://127.0.0.1:\(dead),127.0.0.1:\(server.port)\(rest)") == nil)
        let slow = "postgresql://127.0.0.1:\(hung.port),127.0.0.1:\(server.port)\(rest)"
        #expect(try await code(slow, within: .seconds(1)) == nil)
        #expect(
            try await code("postgresql://127.0.0.1:\(hung.port),127.0.0.1:\(dead)\(rest)", within: .seconds(1))
                == .refused)
        #expect(
            try await code("postgresql://127.0.0.1:\(server.port)\(rest)&target_session_attrs=standby") == .notPrimary)
        let preferred = "postgresql://127.0.0.1:\(dead),127.0.0.1:\(server.port)\(rest)"
        #expect(try await code(preferred + "&target_session_attrs=prefer-standby") == nil)
    }
}

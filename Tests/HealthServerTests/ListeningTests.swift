import Health
import Logging
import NIOCore
import TestServers
import Testing

@testable import HealthServer

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite(.timeLimit(.minutes(1))) struct `Listening` {
    private func listener(_ address: Listener.Address) -> Listener {
        Listener(address, answering: ScriptedEndpoints())
    }

    /// The error with which a server ends that listens on an address.
    private func failure(_ address: Listener.Address, certificate: ServerCertificate? = nil) async -> HealthServerError?
    {
        let listener = Listener(address, answering: ScriptedEndpoints(), certificate: certificate)
        do {
            try await HealthServer(listeners: [listener], logger: RunningServer.quiet).run()
            return nil
        } catch {
            return error as? HealthServerError
        }
    }

    @Test func `without a host is on all addresses, IPv6 and IPv4`() async throws {
        try await RunningServer.with([listener(.tcp(host: nil, port: 0))]) { running in
            guard case .tcp(let host, let port, _) = running.address else { return }
            for host in host == "::" ? ["::1", "127.0.0.1"] : ["127.0.0.1"] {
                let response = try await RawClient.get("/live", from: .tcp(host: host, port: port, isTLS: false))
                #expect(response?.status == 200)
            }
        }
    }

    @Test(arguments: ["localhost", "127.0.0.1", "[::1]"])
    func `takes names and addresses of this machine`(host: String) async throws {
        try await RunningServer.with([listener(.tcp(host: host, port: 0))]) { running in
            let status = try await RawClient.get("/live", from: running.address)?.status
            #expect(status == 200)
        }
    }

    @Test func `on several places answers what belongs to each`() async throws {
        let everything = Listener(.tcp(host: "127.0.0.1", port: 0), answering: ScriptedEndpoints())
        let routes = [Route(.get, "/item") { _ in HealthResponse(status: 202) }]
        let application = Listener(.tcp(host: "127.0.0.1", port: 0), answering: nil, routes: routes)
        try await RunningServer.with([everything, application]) { running in
            let (admin, port) = (running.addresses[0], running.addresses[1])
            for (path, address, status) in [
                ("/health", admin, 200), ("/item", admin, 404), ("/health", port, 404), ("/item", port, 202),
            ] {
                let response = try await RawClient.get(path, from: address)
                #expect(response?.status == status)
            }
        }
    }

    @Test func `on a taken port is one clear error`() async throws {
        try await RunningServer.with { running in
            guard case .tcp(_, let port, _) = running.address else { return }
            let error = await failure(.tcp(host: "127.0.0.1", port: port))
            #expect(error?.code == .addressInUse)
            #expect(error?.description == "cannot listen on 127.0.0.1:\(port): the address is in use")
        }
    }

    @Test(
        arguments: [
            (.tcp(host: "127.0.0.1", port: 70_000), .portOutOfRange), (.tcp(host: nil, port: -1), .portOutOfRange),
            (.tcp(host: "192.0.2.1", port: 0), .addressUnavailable), (.tcp(host: "a b", port: 0), .addressUnavailable),
            (.unix(path: "/tmp/\(String(repeating: "a", count: 200))"), .unusablePath),
            (.unix(path: ""), .unusablePath),
            (.unix(path: "/no/such/folder/socket"), .unusablePath), (.unix(path: "/etc/passwd"), .unusablePath),
        ] as [(Listener.Address, HealthServerError.Code)])
    func `where it is impossible is one clear error`(address: Listener.Address, code: HealthServerError.Code) async {
        #expect(await failure(address)?.code == code)
    }

    @Test func `with a certificate that is none is one clear error`() async {
        let certificate = ServerCertificate(chainPath: "/etc/passwd", keyPath: "/etc/passwd")
        let code = await failure(.tcp(host: "127.0.0.1", port: 0), certificate: certificate)?.code
        #expect(code == .unusableCertificate || code == .withoutTLS)
    }

    @Test func `nowhere, or twice, is an error`() async throws {
        let nowhere = HealthServer(listeners: [], logger: RunningServer.quiet)
        await #expect(throws: HealthServerError(.noListeners)) { try await nowhere.run() }
        await #expect(throws: HealthServerError(.alreadyRun)) { try await nowhere.run() }
    }

    @Test func `on a Unix-domain socket replaces a file that nobody listens on, and removes its own`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("socket")
        let leftover = socketFile(path)
        #expect(leftover)
        try await RunningServer.with([listener(.unix(path: path))]) { running in
            #expect(running.address.description == "unix:\(path)")
            let status = try await RawClient.get("/live", from: running.address)?.status
            #expect(status == 200)
        }
        #expect(unsafe access(path, F_OK) != 0)
    }

    @Test func `on a Unix-domain socket leaves a live one alone`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("socket")
        try await RunningServer.with([listener(.unix(path: path))]) { running in
            #expect(await failure(.unix(path: path))?.code == .addressInUse)
            let status = try await RawClient.get("/live", from: running.address)?.status
            #expect(status == 200)
        }
    }

    @Test(
        arguments: [
            (.tcp(host: "::", port: 80, isTLS: false), "http://[::]:80"),
            (.tcp(host: "127.0.0.1", port: 1, isTLS: true), "https://127.0.0.1:1"), (.unix(path: "/a"), "unix:/a"),
        ] as [(ListeningAddress, String)])
    func `is announced as a URL`(address: ListeningAddress, text: String) {
        #expect(address.description == text)
    }

    /// Makes a socket's file as a crashed server leaves it.
    private func socketFile(_ path: String) -> Bool {
        guard let address = try? SocketAddress(unixDomainSocketPath: path) else { return false }
        #if canImport(Glibc)
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
        #endif
        defer { close(descriptor) }
        return unsafe address.withSockAddr { unsafe bind(descriptor, $0, socklen_t($1)) } == 0
    }
}

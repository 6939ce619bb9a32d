import TestServers

/// A real HTTPS server, `openssl s_server`, on a free port of 127.0.0.1.
final class TLSServer: Sendable {
    let port: Int
    private let process: ChildProcess
    private let folder: TemporaryFolder

    /// Starts it and waits until it accepts; blocks.
    init(_ certificate: (chain: String, key: String), _ options: [String] = []) throws {
        folder = try TemporaryFolder()
        port = try FreePort.next()
        let log = folder.appending("log")
        process = try ChildProcess(
            "openssl",
            ["s_server", "-accept", "127.0.0.1:\(port)", "-cert", certificate.chain, "-key", certificate.key, "-www"]
                + options, output: log)
        for _ in 0..<2_000 where !textOfFile(log).contains("ACCEPT") { pause(.milliseconds(5)) }
        guard textOfFile(log).contains("ACCEPT") else { throw TestServerError("openssl: \(textOfFile(log))") }
    }
}

import Foundation
import HiredisFlips

/// A Redis server for this run alone.
final class PrivateRedis {
    let port: Int
    private let process = Process()
    private let writer: OpaquePointer
    /// Where its socket lies.
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("flips-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let socket = folder.appendingPathComponent("socket").path
        port = Int.random(in: 20_000..<30_000)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "redis-server", "--port", "\(port)", "--bind", "127.0.0.1", "--save", "", "--daemonize", "no",
            "--dir", folder.path, "--unixsocket", socket,
        ]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        for _ in 0..<100 {
            // It makes its socket when it has the port, which otherwise may be another server's.
            if process.isRunning, FileManager.default.fileExists(atPath: socket),
                let writer = flip_writer_open(Int32(port))
            {
                self.writer = writer
                return
            }
            Thread.sleep(forTimeInterval: 0.05)
        }
        Self.end(process)
        try? FileManager.default.removeItem(at: folder)
        throw Failure("redis-server does not start on port \(port)")
    }

    deinit {
        flip_writer_close(writer)
        Self.end(process)
        try? FileManager.default.removeItem(at: folder)
    }

    /// By SIGKILL: a server that a thread of Swift's pool has started inherits that thread's mask, which blocks SIGTERM.
    private static func end(_ process: Process) {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Sets a key.
    func set(_ key: String, _ value: String) throws {
        guard flip_writer_set(writer, key, value) == 0 else { throw Failure("SET is refused") }
    }

    /// How often each command was called since the last time.
    func calls(resetting: Bool = true) throws -> [String: Int] {
        guard let text = flip_writer_statistics(writer, 0) else { throw Failure("INFO is refused") }
        defer { free(text) }
        var calls: [String: Int] = [:]
        for line in String(cString: text).split(separator: "\r\n") where line.hasPrefix("cmdstat_") {
            let parts = line.split(separator: ":")
            let count = parts.last?.split(separator: ",").first?.dropFirst("calls=".count)
            calls[String(parts[0].dropFirst("cmdstat_".count))] = count.flatMap { Int($0) }
        }
        if resetting { flip_writer_statistics(writer, 1).map { free($0) } }
        return calls
    }
}

/// Why there are no figures.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

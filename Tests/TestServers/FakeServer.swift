import Deadlines
import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A TCP endpoint on 127.0.0.1 that does what no real server does on demand.
///
/// Each connection is handled by `handler` on a thread of its own and closed when the handler returns. The end of the
/// server ends every wait of its handlers.
package final class FakeServer: Sendable {
    /// The port on which it listens.
    package let port: Int
    private let listener: LoopbackSocket
    private let ending: Wakeup
    private let counts: Counts

    private final class Counts: Sendable {
        let accepted = Mutex(0)
    }

    /// Starts listening; each connection is accepted and handed to `handler`.
    package convenience init(_ handler: @escaping @Sendable (FakePeer) throws -> Void) throws {
        try self.init(backlog: 1_024)
        let (listener, ending, counts) = (listener.descriptor, ending, counts)
        try startThread {
            while isReadable(listener, or: ending.readEnd, within: -1) {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { continue }
                counts.accepted.withLock { $0 += 1 }
                let peer = FakePeer(descriptor, ending: ending)
                try? startThread { try? handler(peer) }
            }
        }
    }

    /// Starts listening without ever accepting: the kernel completes connections up to the backlog.
    package init(backlog: Int32) throws {
        listener = try LoopbackSocket(port: 0)
        ending = try Wakeup()
        counts = Counts()
        port = listener.port
        _ = fcntl(listener.descriptor, F_SETFL, O_NONBLOCK)
        guard listen(listener.descriptor, backlog) == 0 else { throw TestServerError.system("listen") }
    }

    deinit {
        ending.wake()
        listener.close()
    }

    /// How many connections were accepted.
    package var accepted: Int { counts.accepted.withLock { $0 } }
}

extension FakeServer {
    /// Accepts and never answers.
    package static func silent() throws -> FakeServer {
        try FakeServer { $0.hold() }
    }

    /// Sends back what it gets.
    package static func echo() throws -> FakeServer {
        try FakeServer { peer in
            while case let bytes = try peer.receive(), !bytes.isEmpty { try peer.send(bytes) }
        }
    }

    /// Waits for the first bytes, sends an answer and closes, or goes on without a word.
    package static func answering(_ bytes: [UInt8], thenClose: Bool = true) throws -> FakeServer {
        try FakeServer { peer in
            _ = try peer.receive()
            try peer.send(bytes)
            if !thenClose { peer.hold() }
        }
    }

    /// Sends at once, before a word of the client, and goes on without a word.
    package static func greeting(_ bytes: [UInt8]) throws -> FakeServer {
        try FakeServer { peer in
            try peer.send(bytes)
            peer.hold()
        }
    }

    /// Waits for the first bytes and sends an answer byte by byte.
    package static func dripping(_ bytes: [UInt8], every pause: Duration) throws -> FakeServer {
        try FakeServer { peer in
            _ = try peer.receive()
            try peer.drip(bytes, every: pause)
        }
    }
}

import Synchronization
import TestServers

/// A server that reads requests and answers as told.
final class HTTPScript: Sendable {
    let server: FakeServer
    private let seen: Seen

    private final class Seen: Sendable {
        let requests = Mutex<[String]>([])

        func add(_ request: String) -> Int {
            requests.withLock { requests in
                requests.append(request)
                return requests.count
            }
        }
    }

    /// A server that calls `answer` after each request with the number of requests it has seen, from 1; the connection
    /// ends when that throws.
    init(_ answer: @escaping @Sendable (FakePeer, Int) throws -> Void) throws {
        let seen = Seen()
        self.seen = seen
        server = try FakeServer { peer in
            while let request = try Self.request(from: peer) { try answer(peer, seen.add(request)) }
        }
    }

    /// A server that sends the same bytes after each request, and closes then or keeps the connection.
    static func answering(_ text: String, thenClose: Bool = false) throws -> HTTPScript {
        try HTTPScript { peer, _ in
            try peer.send(Array(text.utf8))
            if thenClose { throw Ended() }
        }
    }

    /// How an answer ends a connection.
    struct Ended: Error {}

    /// All heads of requests so far.
    var requests: [String] { seen.requests.withLock { $0 } }

    func url(_ rest: String = "/health") -> String { "http://127.0.0.1:\(server.port)\(rest)" }

    /// A good answer.
    static func ok(_ body: String = "ok", _ headers: String = "") -> String {
        "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)"
    }

    private static func request(from peer: FakePeer) throws -> String? {
        var text = ""
        while !text.hasSuffix("\r\n\r\n") {
            let bytes = try peer.receive()
            guard !bytes.isEmpty else { return nil }
            text += String(decoding: bytes, as: UTF8.self)
        }
        return text
    }
}

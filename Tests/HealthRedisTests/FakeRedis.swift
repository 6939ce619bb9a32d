import TestServers

/// What a healthy server would answer, made by hand.
enum FakeRedis {
    static let information = "redis_version:7.0.15\r\nrole:master\r\nused_memory:1000\r\nmaxmemory:0\r\n"

    /// The replies to commands that came whole.
    static func replies(to bytes: [UInt8]) -> [UInt8] {
        commands(in: bytes).flatMap { Array(reply(to: $0).utf8) }
    }

    /// A server that answers logins rightly and hands the replies to everything else to `answer`.
    static func server(_ answer: @escaping @Sendable (FakePeer, [UInt8]) throws -> Void) throws -> FakeServer {
        try FakeServer { peer in
            while case let bytes = try peer.receive(), !bytes.isEmpty {
                let replies = replies(to: bytes)
                if commands(in: bytes).first?.first == "CLIENT" {
                    try peer.send(replies)
                } else {
                    try answer(peer, replies)
                }
            }
        }
    }

    private static func reply(to command: [String]) -> String {
        switch command.first {
        case "ECHO", "PING": bulk(command.count > 1 ? command[1] : "PONG")
        case "ROLE": "*3\r\n\(bulk("master")):0\r\n*0\r\n"
        case "INFO": bulk(information)
        default: "+OK\r\n"
        }
    }

    private static func bulk(_ text: String) -> String { "$\(text.utf8.count)\r\n\(text)\r\n" }

    /// The words of each command; they are ASCII without line ends here.
    static func commands(in bytes: [UInt8]) -> [[String]] {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
        var commands: [[String]] = []
        for line in lines {
            if line.hasPrefix("*") {
                commands.append([])
            } else if !line.hasPrefix("$") {
                commands[commands.count - 1].append(line)
            }
        }
        return commands
    }
}

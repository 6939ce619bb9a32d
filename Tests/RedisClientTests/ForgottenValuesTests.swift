import NIOCore
import TestServers
import Testing

@testable import RedisClient

/// Values that are too large cost neither the connection nor memory.
@Suite(.timeLimit(.minutes(30))) struct `A value that does not fit` {
    private static let limits = ReplyLimits(bytes: 40_000, bulk: 3_000)
    /// So much of a reply is kept for values.
    private static let room = 40_000 - ReplyLimits.reserve

    @Test func `is forgotten, and an error stands in its place`() throws {
        let large = "$3001\r\n\(String(repeating: "x", count: 3_001))\r\n"
        #expect(try replies(to: large) == [.error(.tooLarge)])
        #expect(
            try replies(to: "*3\r\n$1\r\na\r\n\(large)$1\r\nb\r\n+OK\r\n") == [
                .array([.bulk([97]), .error(.tooLarge), .bulk([98])]), .simple("OK"),
            ])
        #expect(
            try replies(to: "*2\r\n*1\r\n\(large):1\r\n\(large)") == [
                .array([.array([.error(.tooLarge)]), .integer(1)]), .error(.tooLarge),
            ])
    }

    @Test func `is left out when it fits alone, and the reply has no room any more`() throws {
        let value = "$2900\r\n\(String(repeating: "x", count: 2_900))\r\n"
        let kept = Self.room / 2_900
        let text = "*9\r\n" + String(repeating: value, count: 9)
        guard case .array(let values)? = try replies(to: text).first else {
            Issue.record("no array")
            return
        }
        #expect(values.prefix(kept).allSatisfy { $0.bytes?.count == 2_900 })
        #expect(values.dropFirst(kept).allSatisfy { $0 == .error(.leftOut) })
    }

    @Test(arguments: [
        "$3001\r\n\(String(repeating: "x", count: 3_002))\r\n", "$536870913\r\n",
        "$9223372036854775807\r\n", "$3001\r\n\(String(repeating: "x", count: 3_001))\n\n",
    ])
    func `ends the connection when its length is wrong or beyond all values`(text: String) {
        #expect(throws: RedisError(.protocol)) { try replies(to: text) }
    }

    @Test func `is forgotten wherever the bytes are cut`() async throws {
        let odd = try await blocking { () -> String? in
            var random = SeededGenerator(seed: 11)
            for _ in 0..<caseCount(2_000) {
                let lengths = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                    [0, 1, 2_999, 3_000, 3_001, 5_000].randomElement(using: &random) ?? 0
                }
                let text =
                    "*\(lengths.count)\r\n"
                    + lengths.map { "$\($0)\r\n\(String(repeating: "v", count: $0))\r\n" }.joined() + "+OK\r\n"
                let cuts = (0..<4).map { _ in Int.random(in: 0...text.utf8.count, using: &random) }.sorted()
                let whole = try replies(to: text)
                guard case .array(let values)? = whole.first, values.count == lengths.count, whole.count == 2,
                    zip(values, lengths).allSatisfy({ value, length in
                        length > 3_000
                            ? value == .error(.tooLarge)
                            : value.bytes?.count == length || value == .error(.leftOut)
                    }),
                    try replies(to: text, cutAt: cuts) == whole
                else { return "\(lengths), cut at \(cuts)" }
            }
            return nil
        }
        #expect(odd == nil)
    }
}

/// What a decoder makes of a text that comes in pieces.
private func replies(to text: String, cutAt cuts: [Int] = []) throws -> [RedisReply] {
    guard var decoder = ReplyDecoder(limits: ReplyLimits(bytes: 40_000, bulk: 3_000)) else { return [] }
    let bytes = Array(text.utf8)
    var (replies, start) = ([RedisReply](), 0)
    for end in cuts + [bytes.count] {
        try decoder.decode(ByteBuffer(bytes: bytes[start..<end])) { replies.append($0) }
        start = end
    }
    return replies
}

import NIOCore
import NIOEmbedded
import NIOHTTP1
import TestServers
import Testing

@testable import HealthServer

/// A number of cases that takes a second or two, unless more are wanted.
private let cases = caseCount(10_000)

@Suite(.timeLimit(.minutes(30))) struct `The head policy under random input` {
    private static let seeds =
        GoodRequest.all.map { Array($0.text.utf8) } + BadRequest.all.map(\.bytes).filter { $0.count < 2_000 }

    /// A request with a few bytes changed, added, taken away or doubled.
    private func mutated(_ random: inout SeededGenerator) -> [UInt8] {
        var bytes = Self.seeds.randomElement(using: &random) ?? []
        let interesting = Array("\r\n\t :,;\0aA0/?%[]\u{7f}".utf8) + [0x80, 0xFF]
        for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let byte = interesting.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = byte
            case 1: bytes.insert(byte, at: place)
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
            default: bytes.removeSubrange(place..<min(bytes.count, place + 10))
            }
        }
        return bytes
    }

    private func judge(_ bytes: [UInt8]) -> (step: HeadPolicy.Step, length: Int) {
        var policy = HeadPolicy()
        for (index, byte) in bytes.enumerated() {
            let step = policy.next(byte)
            if step != .more { return (step, index + 1) }
        }
        return (.more, bytes.count)
    }

    @Test func `takes nothing that the parser refuses, and finds the head where the parser does`() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<cases {
            let bytes = mutated(&random)
            let (step, length) = judge(bytes)
            guard case .accepted(let framing) = step else { continue }
            let parts = try parse(bytes[..<length])
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(parts?.heads == 1, "\(text.debugDescription)")
            #expect((parts?.ends == 1) == (framing.body == .none), "\(text.debugDescription)")
        }
    }

    @Test func `never draws more answers than there are requests, and ends in an answer, a wait or a close`() throws {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<cases {
            let bytes = mutated(&random)
            let connection = try EmbeddedConnection()
            try connection.send(bytes)
            let responses = try #require(
                connection.responses, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
            #expect(responses.dropLast().allSatisfy { !$0.closes })
            #expect(responses.count(where: { $0.status >= 400 && $0.closes }) <= 1)
        }
    }

    @Test func `gives the same verdict however the bytes are cut`() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<cases / 10 {
            let bytes = mutated(&random)
            let (whole, cut) = (try EmbeddedConnection(), try EmbeddedConnection())
            try whole.send(bytes)
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = rest.prefix(Int.random(in: 1...9, using: &random))
                try cut.send(part)
                rest = rest.dropFirst(part.count)
            }
            #expect(whole.responses?.map(\.status) == cut.responses?.map(\.status))
            #expect(whole.isClosed == cut.isClosed)
        }
    }

    /// What NIO's parser finds; nil when it refuses.
    private func parse(_ bytes: ArraySlice<UInt8>) throws -> (heads: Int, ends: Int)? {
        let channel = EmbeddedChannel(handler: ByteToMessageHandler(HTTPRequestDecoder()))
        defer { _ = try? channel.finish() }
        var found = (heads: 0, ends: 0)
        do {
            try channel.writeInbound(ByteBuffer(bytes: bytes))
        } catch {
            return nil
        }
        while let part = try channel.readInbound(as: HTTPServerRequestPart.self) {
            switch part {
            case .head: found.heads += 1
            case .end: found.ends += 1
            case .body: break
            }
        }
        return found
    }
}

import NIOCore
import TestServers
import Testing

@testable import RedisClient

/// What the guard, or a plainer parser, makes of some bytes.
struct GuardVerdict: Equatable {
    /// Where whole replies end.
    var ends: [Int]
    /// Whether a violation follows.
    var isBroken: Bool
}

@Suite(.timeLimit(.minutes(10))) struct `The guard before the parser` {
    private static let limits = ReplyLimits(bytes: 300, elements: 12, depth: 3, line: 40)

    @Test(arguments: [
        "+OK\r\n", "-ERR no\r\n", ":0\r\n", ":-9223372036854775808\r\n", ":9223372036854775807\r\n", "$-1\r\n",
        "$0\r\n\r\n", "$5\r\na\r\nbc\r\n", "*-1\r\n", "*0\r\n", "*2\r\n*1\r\n:1\r\n$1\r\nx\r\n",
        "*1\r\n*1\r\n*1\r\n+x\r\n",
        "+\r\n",
    ])
    func `lets whole replies through`(_ good: String) {
        #expect(verdict(Array(good.utf8)) == GuardVerdict(ends: [good.utf8.count], isBroken: false))
    }

    @Test(arguments: [
        // Not RESP2.
        "H", "\u{16}\u{3}\u{1}", "SSH-2.0", "\r\n", "\0", " +OK\r\n",
        // RESP3.
        "_\r\n", "#t\r\n", ">1\r\n", "%1\r\n", "(1\r\n", ",1\r\n", "~1\r\n",
        // Lines.
        "+a\nb\r\n", "+a\rb\r\n", "+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        // Numbers.
        ":\r\n", ":+1\r\n", ":01\r\n", ":-0\r\n", ":-\r\n", ":1-\r\n", ": 1\r\n", ":9223372036854775808\r\n",
        ":-9223372036854775809\r\n", ":1\n",
        // Lengths.
        "$-2\r\n", "$9223372036854775807\r\n", "$300\r\n", "$1\r\nabc", "$1\r\na\r\r", "*-2\r\n", "*2147483647\r\n",
        "*13\r\n", "*10\r\n*3\r\n", "*1\r\n*1\r\n*1\r\n*0\r\n", "*1\r\n*1\r\n*1\r\n*1\r\n",
    ])
    func `refuses what is no harmless reply`(_ bad: String) {
        #expect(verdict(Array(bad.utf8)).isBroken)
    }

    @Test func `refuses a reply that is too long although no part of it is`() {
        let text = "*9\r\n" + String(repeating: "$35\r\n\(String(repeating: "x", count: 35))\r\n", count: 9)
        #expect(verdict(Array(text.utf8)).isBroken)
    }

    @Test func `agrees with a plain parser on random bytes, however they are cut`() async throws {
        let odd = try await firstOdd(of: caseCount(20_000), seed: 7) { bytes, random in
            let cuts = (0..<5).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
            return verdict(bytes) == reference(bytes) && verdict(bytes, cutAt: cuts) == reference(bytes)
        }
        #expect(odd == nil)
    }

    @Test func `agrees with a plain parser at every cut and byte by byte`() async throws {
        let odd = try await firstOdd(of: caseCount(20_000) / 50, seed: 8) { bytes, _ in
            let expected = reference(bytes)
            return verdict(bytes, cutAt: Array(0...bytes.count)) == expected
                && (0...bytes.count).allSatisfy { verdict(bytes, cutAt: [$0]) == expected }
        }
        #expect(odd == nil)
    }

    @Test func `lets nothing through that hiredis does not take`() async throws {
        let odd = try await firstOdd(of: caseCount(20_000), seed: 9) { bytes, _ in
            guard var decoder = ReplyDecoder(limits: Self.limits) else { return false }
            let expected = reference(bytes)
            var count = 0
            do throws(RedisError) {
                try decoder.decode(ByteBuffer(bytes: bytes)) { _ in count += 1 }
                return count == expected.ends.count && !expected.isBroken
            } catch {
                return count == expected.ends.count && expected.isBroken
            }
        }
        #expect(odd == nil)
    }

    /// The first of many random inputs for which `holds` does not; found on a thread of its own.
    private func firstOdd(
        of count: Int, seed: UInt64, _ holds: @escaping @Sendable ([UInt8], inout SeededGenerator) throws -> Bool
    ) async throws -> [UInt8]? {
        try await blocking {
            var random = SeededGenerator(seed: seed)
            for _ in 0..<count {
                let bytes = randomBytes(&random)
                guard try holds(bytes, &random) else { return bytes }
            }
            return nil
        }
    }

    private func verdict(_ bytes: [UInt8], cutAt cuts: [Int] = []) -> GuardVerdict {
        var bytesGuard = ReplyGuard(limits: Self.limits)
        var ends: [Int] = []
        var start = 0
        for end in cuts + [bytes.count] {
            while start < end {
                let (length, event) = Array(bytes[start..<end]).withUnsafeBytes { bytesGuard.scan($0) }
                start += length
                if event == .violation { return GuardVerdict(ends: ends, isBroken: true) }
                if event == .complete { ends.append(start) }
            }
        }
        return GuardVerdict(ends: ends, isBroken: false)
    }

    private func reference(_ bytes: [UInt8]) -> GuardVerdict {
        var parser = ReferenceParser(bytes, limits: Self.limits)
        return parser.verdict()
    }

    /// Up to three replies, often with something wrong.
    private func randomBytes(_ random: inout SeededGenerator) -> [UInt8] {
        var text = ""
        for _ in 0..<Int.random(in: 1...3, using: &random) { text += randomReply(depth: 0, &random) }
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0...3, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[place] = "+-:$*\r\n019".utf8.randomElement(using: &random) ?? 0
            case 2: bytes.remove(at: place)
            default: bytes.removeLast(bytes.count - place)
            }
        }
        return bytes
    }

    private func randomReply(depth: Int, _ random: inout SeededGenerator) -> String {
        let numbers = ["0", "-1", "1", "42", "-7", "007", "+1", "", "9223372036854775807", "9223372036854775808", "-0"]
        let number = numbers.randomElement(using: &random) ?? ""
        switch Int.random(in: 0...(depth < 5 ? 6 : 4), using: &random) {
        case 0: return "+" + String(repeating: "a", count: Int.random(in: 0...42, using: &random)) + "\r\n"
        case 1: return "-ERR x\r\n"
        case 2: return ":\(number)\r\n"
        case 3:
            let length = Int.random(in: 0...12, using: &random)
            return "$\(length)\r\n\(String(repeating: "*", count: length))\r\n"
        case 4: return "$\(number)\r\n"
        default:
            let count = Int.random(in: -1...4, using: &random)
            return "*\(count)\r\n" + (0..<max(0, count)).map { _ in randomReply(depth: depth + 1, &random) }.joined()
        }
    }
}

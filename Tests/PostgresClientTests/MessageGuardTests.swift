import TestServers
import Testing

@testable import PostgresClient

@Suite struct `A message guard` {
    private let good = Wire.login + Wire.notice("hello") + Wire.row("1") + Wire.error("57P01")

    @Test func `lets good messages pass, however they are cut and however often they are seen`() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<caseCount(2_000) {
            var frames = MessageGuard(from: 0)
            var start = 0
            while start < good.count {
                let end = Int.random(in: start...good.count, using: &random)
                #expect(frames.observe(good[start..<end], at: UInt64(start), limit: 1_000) == .fine)
                start = Int.random(in: start...end, using: &random)
            }
        }
    }

    @Test func `stops a length that cannot be, wherever it is cut`() {
        for length in [0, 1, 2, 3, 0x7fff_ffff, 0xffff_ffff] as [UInt32] {
            let bytes = good + Wire.message("D", [], length: length)
            for cut in 0...bytes.count {
                var frames = MessageGuard(from: 0)
                _ = frames.observe(bytes[..<cut], at: 0, limit: 1_000)
                #expect(frames.observe(bytes[cut...], at: UInt64(cut), limit: 1_000) == .broken)
            }
        }
    }

    @Test func `goes on after missing the middle of a message`() {
        var frames = MessageGuard(from: 0)
        #expect(frames.observe(Wire.message("D", [], length: 104), at: 0, limit: 1_000) == .fine)
        #expect(frames.observe(good, at: 105, limit: 1_000) == .fine)
        let end = UInt64(105 + good.count)
        #expect(frames.observe(Wire.message("D", [], length: 3), at: end, limit: 1_000) == .broken)
    }

    @Test func `gives up after missing a header`() {
        var frames = MessageGuard(from: 0)
        #expect(frames.observe([0, 0, 0, 0, 0, 0], at: 1, limit: 1_000) == .fine)
        #expect(frames.observe([0, 0, 0, 0, 0, 0], at: 7, limit: 1_000) == .fine)
    }

    @Test(
        arguments: [
            (0, [], MessageGuard.Verdict.fine), (3, [], .fine), (5, [1, 2, 3, 4], .fine),
            (10, Array("SCRAM".utf8), .fine),
            (7, [], .unsupportedAuthentication), (9, [], .unsupportedAuthentication),
            (11, Array("r=a,s=b,i=4096".utf8), .fine), (11, Array("r=a,s=b,i=200001".utf8), .unsupportedAuthentication),
            (11, Array("r=a,s=b,i=99999999999999999999".utf8), .unsupportedAuthentication),
        ] as [(UInt8, [UInt8], MessageGuard.Verdict)])
    func `judges what kind of login is wanted`(kind: UInt8, body: [UInt8], verdict: MessageGuard.Verdict) {
        var frames = MessageGuard(from: 0)
        #expect(frames.observe(Wire.message("R", [0, 0, 0, kind] + body), at: 0, limit: 1_000) == verdict)
    }
}

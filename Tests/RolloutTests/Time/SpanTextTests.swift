import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A length of time` {
    @Test(
        arguments: [
            (0, "0s"), (250, "250ms"), (30_000, "30s"), (5_400_000, "1h30m"), (86_400_000, "24h"), (172_800_000, "2d"),
            (176_400_000, "49h"), (Span.longest.milliseconds, "400d"),
        ] as [(Int64, String)])
    func `is named as a limit as people name it`(milliseconds: Int64, text: String) {
        #expect(Span(milliseconds: milliseconds).limitText == text)
    }

    @Test func `is read as it was written`() {
        var random = SeededRandom(seed: 29)
        for _ in 0..<caseCount(2_000) {
            let unit = ([1, 1_000, 60_000, 3_600_000, 86_400_000] as [Int64]).randomElement(using: &random) ?? 1
            let span = Span(milliseconds: .random(in: 0...Span.longest.milliseconds / unit, using: &random) * unit)
            #expect(Span(text: span.limitText) == span)
            #expect(Span(text: span.shortText) == span)
            #expect(Span(text: span.description) == span)
        }
    }

    @Test func `of seconds ends at the ends of its range`() {
        #expect(Span(seconds: 1.5).milliseconds == 1_500)
        #expect(Span(seconds: 1e300).milliseconds == .max)
        #expect(Span(seconds: -.infinity).milliseconds == .min)
    }
}

import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A span` {
    @Test(
        arguments: [
            (0, "0s"), (90_000, "1m30s"), (3_600_000, "1h"), (5_400_000, "1h30m"), (3_605_000, "1h5s"), (250, "250ms"),
            (60_001, "1m1ms"), (-90_000, "-1m30s"), (.max, "2562047788015h12m55s807ms"),
            (.min, "-2562047788015h12m55s807ms"),
        ] as [(Int64, String)])
    func `is short without the parts that are zero`(milliseconds: Int64, text: String) {
        #expect(Span(milliseconds: milliseconds).shortText == text)
        if let span = Span(text: text), milliseconds > 0 { #expect(span.milliseconds == milliseconds) }
    }
}

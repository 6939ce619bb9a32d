import Deadlines
import Testing

@Suite struct `Deadlines and durations` {
    @Test func `a deadline that has passed leaves nothing`() {
        let deadline = Deadline(.now.advanced(by: .seconds(-1)))
        #expect(deadline.hasPassed)
        #expect(deadline.remaining == .zero)
        #expect(deadline.pollTimeout == 0)
    }

    @Test func `the rest of a millisecond is waited for`() {
        #expect(Duration.nanoseconds(1).wholeMilliseconds(rounded: .up) == 1)
        #expect(Duration.milliseconds(2).wholeMilliseconds(rounded: .up) == 2)
        #expect(Duration.nanoseconds(1_999_999).wholeMilliseconds() == 1)
    }

    @Test func `a duration beyond the range of nanoseconds is held within it`() {
        #expect(Duration.seconds(Int64.max).nanoseconds == .max)
        #expect(Duration.seconds(Int64.min).nanoseconds == .min)
    }

    @Test func `a backoff doubles up to its limit and starts again`() {
        var random = SystemRandomNumberGenerator()
        var backoff = Backoff(first: .milliseconds(100), limit: .seconds(1), jitter: 0)
        let times = (0..<6).map { _ in backoff.next(using: &random) }
        #expect(times == [100, 200, 400, 800, 1_000, 1_000].map { .milliseconds($0) })
        backoff.reset()
        #expect(backoff.next(using: &random) == .milliseconds(100))
    }

    @Test func `jitter stays within its share`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<1_000 {
            let time = Duration.seconds(1).spread(by: 0.2, using: &random)
            #expect(time >= .milliseconds(799) && time <= .milliseconds(1_201))
        }
    }
}

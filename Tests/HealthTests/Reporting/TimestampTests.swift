import Testing

@testable import Health

@Suite(.timeLimit(.minutes(1))) struct `A time of day` {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"), (1_769_509_800_007, "2026-01-27T10:30:00.007Z"),
        (4_107_542_399_999, "2100-02-28T23:59:59.999Z"), (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    ])
    func `is written by ISO 8601`(milliseconds: Int64, text: String) {
        #expect(Timestamp(millisecondsSinceEpoch: milliseconds).iso8601 == text)
    }

    @Test(arguments: [
        (0, "00:00:00"), (332, "00:05:32"), (359_999, "99:59:59"), (3_600_000, "1000:00:00"),
    ])
    func `an uptime writes out its hours`(seconds: Int64, text: String) {
        #expect(Duration.seconds(seconds).clock == text)
    }
}

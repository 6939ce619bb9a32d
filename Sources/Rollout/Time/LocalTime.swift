/// What a clock and a calendar show.
struct LocalTime: Sendable, Hashable {
    /// Days since 1970-01-01.
    var day: Int
    /// Minutes after midnight.
    var minute: Int

    init(day: Int, minute: Int) {
        (self.day, self.minute) = (day, minute)
    }

    /// What they show at a moment.
    init(_ moment: Moment, in zone: ZoneOffsets) {
        let milliseconds = (moment + zone.offset(at: moment)).milliseconds
        let length: Int64 = 86_400_000
        let time = ((milliseconds % length) + length) % length
        day = Int(milliseconds / length) - (milliseconds % length < 0 ? 1 : 0)
        minute = Int(time / 60_000)
    }

    /// 1 for Monday to 7 for Sunday.
    var weekday: Int {
        // 1970-01-01 was a Thursday.
        ((day + 3) % 7 + 7) % 7 + 1
    }
}

extension ZoneOffsets {
    /// When a clock shows a local time; the first time where it shows it twice, nil where it never does.
    func moment(of time: LocalTime) -> Moment? {
        let reading = Moment(milliseconds: 0) + .minutes(Int64(time.day)) * 1_440 + .minutes(Int64(time.minute))
        // The clock of the day before and that of the day after: no zone changes its clock twice in two days.
        let offsets = [offset(at: reading - .hours(24)), offset(at: reading + .hours(24))]
        return offsets.map { (moment: reading - $0, offset: $0) }.filter { offset(at: $0.moment) == $0.offset }
            .map(\.moment).min()
    }

    /// Whether local time reads at a moment as it read once before, because the clock went back.
    func isRepeated(_ moment: Moment) -> Bool {
        guard let index = transitions.lastIndex(where: { $0.at <= moment }) else { return false }
        let before = index > 0 ? transitions[index - 1].offset : initial
        let step = before - transitions[index].offset
        return step > .zero && moment - transitions[index].at < step
    }
}

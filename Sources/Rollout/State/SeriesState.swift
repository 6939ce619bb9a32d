/// The kept points of one series of one subject, oldest first; 16 bytes a point.
struct SeriesState: Sendable, Hashable, Codable {
    /// The moment from which the points count their time.
    private var base: Moment
    private var offsets: [UInt32] = []
    private var values: [Double] = []
    private var counts: [UInt32] = []

    /// What is kept at most, whatever the windows are.
    static let mostPoints = 100_000
    /// Later points than this behind one another cannot be told apart from the base: 49 days.
    private static let longest = Int64(UInt32.max)

    init(base: Moment) {
        self.base = base
    }

    var count: Int { values.count }

    /// The time of the newest point.
    var newest: Moment? { offsets.last.map { base + Span(milliseconds: Int64($0)) } }

    /// The point at an index.
    subscript(index: Int) -> (at: Moment, value: Double, samples: Int?) {
        let count = counts[index]
        return (base + Span(milliseconds: Int64(offsets[index])), values[index], count == .max ? nil : Int(count))
    }

    /// Adds a point that is no older than the newest.
    mutating func append(at: Moment, value: Double, samples: Int?) {
        if (at - base).milliseconds > Self.longest { rebase(to: at) }
        let offset = (at - base).milliseconds
        guard offset >= 0, offset <= Self.longest else { return }
        offsets.append(UInt32(offset))
        values.append(value)
        counts.append(samples.map { UInt32(clamping: min(max($0, 0), Int(UInt32.max) - 1)) } ?? .max)
        if values.count > Self.mostPoints { drop(values.count - Self.mostPoints) }
    }

    /// Forgets points before a moment, but not the newest.
    mutating func forget(before moment: Moment, keepingSamples samples: Int = 0) {
        var (first, kept) = (offsets.count, 0)
        while first > 0, self[first - 1].at >= moment || kept < samples {
            first -= 1
            kept = kept.addingReportingOverflow(self[first].samples ?? 1).partialValue
        }
        drop(min(first, max(0, offsets.count - 1)))
    }

    private mutating func rebase(to moment: Moment) {
        let start = moment - Span(milliseconds: Self.longest / 2)
        let shift = (start - base).milliseconds
        drop(offsets.firstIndex { Int64($0) >= shift } ?? offsets.count)
        offsets = offsets.map { UInt32(Int64($0) - shift) }
        base = start
    }

    private mutating func drop(_ number: Int) {
        guard number > 0 else { return }
        offsets.removeFirst(number)
        values.removeFirst(number)
        counts.removeFirst(number)
    }
}

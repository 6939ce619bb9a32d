/// The kept points of one series of one subject, oldest first; 16 bytes a point.
struct SeriesState: Sendable {
    /// One point; its time counts from the base of the series.
    struct Point: Sendable, Hashable {
        var offset: UInt32
        /// Of how many events it was made; the largest number stands for an unknown one.
        var count: UInt32
        var value: Double

        var samples: Int? { count == .max ? nil : Int(count) }
        /// An unknown number counts as one event.
        var weight: Int { count == .max ? 1 : Int(count) }
    }

    private(set) var base = Moment(milliseconds: 0)
    private(set) var points: [Point] = []
    /// Up to when points had come before the evaluation that is under way, and which evaluation that is.
    private var sealed = Moment.distantPast
    private var evaluation = 0

    /// So many are kept, whatever the windows are; some more may stand there, since dropping one moves all others.
    static let mostPoints = 100_000
    private static let slack = mostPoints / 8
    /// Later points than this behind one another cannot be told apart from the base: 49 days.
    private static let longest = Int64(UInt32.max)

    /// The time of the newest point.
    var newest: Moment? { points.last.map { time(of: $0) } }

    func time(of point: Point) -> Moment { base + Span(milliseconds: Int64(point.offset)) }

    /// Adds a point; of two with one time the larger value counts, so the order in which they come does not matter.
    ///
    /// - Parameters:
    ///   - evaluation: The number of the evaluation that is under way.
    ///   - watermark: What is not later was looked at already.
    /// - Returns: Whether it was taken; a point that is older than what was there before comes too late.
    mutating func append(
        at: Moment, value: Double, samples: Int?, evaluation: Int, watermark: Moment
    ) -> Bool {
        if self.evaluation != evaluation {
            self.evaluation = evaluation
            sealed = newest ?? .distantPast
        }
        guard at > sealed || at > watermark else { return false }
        if points.isEmpty {
            base = at
        } else if at < base {
            lower(to: at)
        } else if (at - base).milliseconds > Self.longest {
            rebase(to: at)
        }
        let offset = (at - base).milliseconds
        guard offset >= 0, offset <= Self.longest else { return false }
        let count = samples.map { UInt32(clamping: min(max($0, 0), Int(UInt32.max) - 1)) } ?? .max
        let point = Point(offset: UInt32(offset), count: count, value: value)
        guard let last = points.last, last.offset >= point.offset else {
            grow()
            points.append(point)
            keepNewest()
            return true
        }
        return insert(point)
    }

    /// Forgets points before a moment, but not the newest, and not the newest events of a number.
    mutating func forget(before moment: Moment, keepingSamples samples: Int) {
        guard let first = points.first, time(of: first) < moment else { return }
        var place = firstPlace { time(of: $0) >= moment }
        if samples > 0 { place = min(place, places(in: LookRange(upTo: .never, samples: samples)).lowerBound) }
        place = min(place, points.count - 1)
        if place > 0 { points.removeFirst(place) }
    }

    /// Which points lie in a range of time.
    func places(in range: LookRange) -> Range<Int> {
        var end = points.count
        if let newest, newest > range.upTo { end = firstPlace { time(of: $0) > range.upTo } }
        var (start, samples) = (end, 0)
        while start > 0 {
            if time(of: points[start - 1]) <= range.after { break }
            if samples >= range.samples { break }
            start -= 1
            samples = samples.addingClamped(points[start].weight)
        }
        return start..<end
    }

    /// The first place from which on something holds that holds for all later points, too; the end for none.
    private func firstPlace(where holds: (Point) -> Bool) -> Int {
        var (low, high) = (0, points.count)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(points[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Makes room for a few points only: series are many, and as long as their window for most of their life.
    private mutating func grow() {
        guard points.count == points.capacity else { return }
        points.reserveCapacity(points.count + max(4, points.count / 256))
    }

    private mutating func keepNewest() {
        guard points.count >= Self.mostPoints + Self.slack else { return }
        points.removeFirst(points.count - Self.mostPoints)
    }

    private mutating func insert(_ point: Point) -> Bool {
        let place = firstPlace { $0.offset > point.offset }
        guard place > 0, points[place - 1].offset == point.offset else {
            grow()
            points.insert(point, at: place)
            keepNewest()
            return true
        }
        let old = points[place - 1]
        if (old.value, old.samples ?? -1) < (point.value, point.samples ?? -1) { points[place - 1] = point }
        return false
    }

    /// Counts from an earlier moment, where all that is kept can be told from it: of what comes together the oldest
    /// need not come first.
    private mutating func lower(to moment: Moment) {
        let shift = (base - moment).milliseconds
        guard let last = points.last, shift > 0, shift <= Self.longest - Int64(last.offset) else { return }
        for place in points.indices { points[place].offset += UInt32(shift) }
        base = moment
    }

    private mutating func rebase(to moment: Moment) {
        let start = moment - Span(milliseconds: Self.longest / 2)
        let shift = (start - base).milliseconds
        points = points.compactMap { point in
            var point = point
            guard Int64(point.offset) >= shift else { return nil }
            point.offset = UInt32(Int64(point.offset) - shift)
            return point
        }
        base = start
    }
}

extension SeriesState: Hashable {
    /// Whether the same points are kept.
    static func == (left: SeriesState, right: SeriesState) -> Bool {
        left.base == right.base && left.points == right.points
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(base)
        hasher.combine(points)
    }
}

extension SeriesState: Codable {
    /// Coded as base, then offset, value and count of each point.
    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        guard !container.isAtEnd else { return }
        base = try container.decode(Moment.self)
        while !container.isAtEnd {
            let offset = try container.decode(UInt32.self)
            let value = try container.decode(Double.self)
            let count = try container.decode(Int64.self)
            // All that is done with points rests on their order, and on one for each time.
            if let last = points.last, last.offset >= offset { continue }
            points.append(Point(offset: offset, count: count < 0 ? .max : UInt32(clamping: count), value: value))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        guard !points.isEmpty else { return }
        try container.encode(base)
        for point in points {
            try container.encode(point.offset)
            try container.encode(point.value)
            try container.encode(point.count == .max ? -1 : Int64(point.count))
        }
    }
}

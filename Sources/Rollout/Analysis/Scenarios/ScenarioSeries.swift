/// A series of a scenario, in pieces; where two cover the same time, the later one in the list counts.
struct ScenarioSeries: Sendable, Hashable {
    /// A value that lasts.
    struct Piece: Sendable, Hashable {
        /// The value; nil where nothing comes in.
        var value: Double?
        /// Of how many events each point is made.
        var samples: Int?
        /// From when on, after the start.
        var from = Span.zero
        /// Until when, after the start, that moment included; nil for the end.
        var to: Span?
    }

    /// Whose series it is.
    var subject: Subject
    /// Its name.
    var metric: String
    /// Its pieces.
    var pieces: [Piece]

    /// The points: one at each multiple of an interval, and one where a piece begins.
    func points(from start: Moment, for length: Span, every interval: Span) -> [HistoryLine] {
        let count = Int(clamping: length.milliseconds / interval.milliseconds)
        let times = Set((0...count).map { interval * $0 }).union(pieces.map(\.from).filter { $0 <= length })
        return times.sorted().compactMap { time in
            guard let piece = pieces.last(where: { $0.from <= time && time <= $0.to ?? length }),
                let value = piece.value
            else { return nil }
            let at = start + time
            let observation = Observation(
                at: at, subject: subject, metric: metric, value: value, samples: piece.samples)
            return HistoryLine(at: at, isRelative: false, content: .observation(observation))
        }
    }
}

/// A series of a scenario, in pieces; where two cover the same time, the later one in the list counts.
package struct ScenarioSeries: Sendable, Hashable {
    /// A value that lasts.
    package struct Piece: Sendable, Hashable {
        /// The value; nil where nothing comes in.
        var value: Double?
        /// Of how many events each point is made.
        var samples: Int?
        /// From when on, after the start.
        var from = Span.zero
        /// Until when, after the start, that moment included; nil for the end.
        var to: Span?

        package init(value: Double?, samples: Int? = nil, from: Span = .zero, to: Span? = nil) {
            self.value = value
            self.samples = samples
            self.from = from
            self.to = to
        }
    }

    /// Whose series it is.
    package var subject: Subject
    /// Its name.
    package var metric: String
    /// Its pieces.
    package var pieces: [Piece]

    package init(subject: Subject, metric: String, pieces: [Piece]) {
        self.subject = subject
        self.metric = metric
        self.pieces = pieces
    }

    /// The points: one at each multiple of an interval, and one where a piece begins.
    package func points(
        from start: Moment, for length: Span, every interval: Span, isRelative: Bool = false
    ) -> [HistoryLine] {
        let count = Int(clamping: length.milliseconds / interval.milliseconds)
        let times = Set((0...count).map { interval * $0 }).union(pieces.map(\.from).filter { $0 <= length })
        return times.sorted().compactMap { time in
            guard let piece = pieces.last(where: { $0.from <= time && time <= $0.to ?? length }),
                let value = piece.value
            else { return nil }
            let at = start + time
            let observation = Observation(
                at: at, subject: subject, metric: metric, value: value, samples: piece.samples)
            return HistoryLine(at: at, isRelative: isRelative, content: .observation(observation))
        }
    }
}

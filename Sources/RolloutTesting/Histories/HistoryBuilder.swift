public import Rollout

/// A history that is made up: what a test wants a policy to see.
///
/// ```swift
/// let history = HistoryBuilder(lasting: .minutes(90))
///     .series("requests", 1_000)
///     .series("errors", 0)
///     .series("errors", 30, from: .minutes(20))
/// ```
///
/// Each call returns a history with something more in it, so that many tests can begin with one. Times are counted
/// from the start.
public struct HistoryBuilder: Sendable, Hashable {
    /// When it begins.
    public let start: Moment
    /// How long it lasts; what comes later is left out.
    public let length: Span
    /// How often series have a point.
    public let interval: Span

    private let isRelative: Bool
    private var series: [ScenarioSeries] = []
    private var others: [HistoryLine] = []

    /// A history in which nothing happens.
    ///
    /// - Parameters:
    ///   - length: How long it lasts.
    ///   - interval: How often series have a point, and ``inputs`` are made.
    ///   - start: When it begins; nil for a history that counts seconds from 0 instead of naming dates.
    public init(lasting length: Span, every interval: Span = .minutes(1), from start: Moment? = nil) {
        self.start = start ?? Moment(seconds: 0)
        self.length = max(length, .zero)
        self.interval = max(interval, Span(milliseconds: 1))
        isRelative = start == nil
    }

    /// With a series that has one value for a time; where several times of one series overlap, the last one told
    /// counts.
    ///
    /// - Parameters:
    ///   - metric: The name of the series.
    ///   - value: The value, in the unit of the metric; nil where nothing comes in.
    ///   - samples: Of how many events each point is made; nil when unknown.
    ///   - subject: Whose series it is.
    ///   - from: From when on.
    ///   - to: Until when, that moment included; nil for the end.
    public func series(
        _ metric: String, _ value: Double?, of samples: Int? = nil, subject: Subject = .candidate, from: Span = .zero,
        to: Span? = nil
    ) -> HistoryBuilder {
        var history = self
        let piece = ScenarioSeries.Piece(value: value, samples: samples, from: from, to: to)
        if let index = series.firstIndex(where: { $0.metric == metric && $0.subject == subject }) {
            history.series[index].pieces.append(piece)
        } else {
            history.series.append(ScenarioSeries(subject: subject, metric: metric, pieces: [piece]))
        }
        return history
    }

    /// With a series that follows a course.
    ///
    /// - Parameters:
    ///   - metric: The name of the series.
    ///   - course: The value over time, in the unit of the metric.
    ///   - samples: Of how many events each point is made; nil when unknown.
    ///   - subject: Whose series it is.
    public func series(
        _ metric: String, following course: Course, of samples: Int? = nil, subject: Subject = .candidate
    ) -> HistoryBuilder {
        ticks.reduce(into: self) { history, now in
            let value = Decimal.rounded(course.value(at: now - start))
            let point = Observation(at: now, subject: subject, metric: metric, value: value, samples: samples)
            history.add(.observation(point), at: now)
        }
    }

    /// With something that becomes known.
    ///
    /// - Parameters:
    ///   - name: The name of the fact.
    ///   - value: Whether it is so.
    ///   - time: When it becomes known.
    public func fact(_ name: String, _ value: Bool = true, at time: Span = .zero) -> HistoryBuilder {
        let at = start + time
        return adding(.fact(Fact(at: at, name: name, value: value)), at: at)
    }

    /// With an answer of a health endpoint.
    ///
    /// - Parameters:
    ///   - path: The path that was asked for.
    ///   - status: The status code.
    ///   - members: The members of the body, each by its path.
    ///   - subject: Whose endpoint.
    ///   - time: When it came.
    public func health(
        _ path: String, status: Int = 200, members: [String: String] = ["status": "healthy"],
        subject: Subject = .candidate, at time: Span = .zero
    ) -> HistoryBuilder {
        let at = start + time
        let answer = HealthAnswer(at: at, subject: subject, path: path, status: status, members: members)
        return adding(.health(answer), at: at)
    }

    /// With what a person wants.
    ///
    /// - Parameters:
    ///   - action: What is wanted.
    ///   - actor: Who wants it.
    ///   - reason: Why.
    ///   - time: When.
    public func command(
        _ action: Command.Action, by actor: String = "somebody", reason: String? = nil, at time: Span
    ) -> HistoryBuilder {
        adding(.command(Command(action, actor: actor, reason: reason)), at: start + time)
    }

    /// With what became of an effect.
    ///
    /// - Parameters:
    ///   - effect: The id of the effect.
    ///   - result: How it ended.
    ///   - time: When.
    public func acknowledgement(
        of effect: String, _ result: Acknowledgement.Result = .done, at time: Span
    ) -> HistoryBuilder {
        let at = start + time
        return adding(.acknowledgement(Acknowledgement(effect: effect, result: result, at: at)), at: at)
    }

    private func adding(_ content: HistoryLine.Content, at moment: Moment) -> HistoryBuilder {
        var history = self
        history.add(content, at: moment)
        return history
    }

    private mutating func add(_ content: HistoryLine.Content, at moment: Moment) {
        others.append(HistoryLine(at: moment, isRelative: isRelative, content: content))
    }
}

extension HistoryBuilder {
    /// What comes in, in the order of time.
    public var lines: [HistoryLine] {
        let points = series.flatMap { $0.points(from: start, for: length, every: interval, isRelative: isRelative) }
        return (others + points).filter { $0.at <= end }.sorted { $0.at < $1.at }
    }

    /// The history as a file for `bellwether rollout replay`, an object of JSON a line.
    public var ndjson: [UInt8] { Array(lines.map { $0.json + [UInt8(ascii: "\n")] }.joined()) }

    /// What an evaluation at each multiple of the interval, and at the end, is told.
    public var inputs: [RolloutInput] {
        var rest = lines[...]
        return ticks.map { now in
            var input = RolloutInput(now: now)
            for line in rest.prefix(while: { $0.at <= now }) { input.add(line) }
            rest = rest.drop { $0.at <= now }
            return input
        }
    }

    private var end: Moment { start + length }

    private var ticks: [Moment] {
        let (count, rest) = length.milliseconds.quotientAndRemainder(dividingBy: interval.milliseconds)
        return (0...Int(clamping: count)).map { start + interval * $0 } + (rest == 0 ? [] : [end])
    }
}

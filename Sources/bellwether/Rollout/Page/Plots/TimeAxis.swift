import Rollout

/// The time that the plots of a page cover, from left to right.
struct TimeAxis {
    /// A place that bears a label.
    struct Tick {
        var share: Double
        var label: String
    }

    let start: Moment
    let end: Moment
    let form: RolloutDecision.TimeForm

    /// What is narrower, as a share, cannot be seen.
    private static let narrowest = 0.004
    /// How much is labelled at most.
    private static let mostTicks: Int64 = 6
    /// Steps that people count in, in seconds.
    private static let steps: [Int64] = [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400,
        172_800, 345_600, 604_800, 1_209_600,
    ]

    private var length: Int64 { max(1, (end - start).milliseconds) }

    /// What the numbers beside the ticks are.
    var title: String {
        switch form {
        case .seconds: "time since the start"
        case .iso8601: "time in UTC, from \(start.date)"
        }
    }

    /// How far a moment is from the left: 0 to 1.
    func share(_ moment: Moment) -> Double {
        min(1, max(0, Double((moment - start).milliseconds) / Double(length)))
    }

    /// How far runs of evaluations are from the left; what lies so close that nobody could tell it apart is one.
    func spans(_ ticks: TickRuns, _ times: [Moment]) -> [ClosedRange<Double>] {
        var spans: [ClosedRange<Double>] = []
        for run in ticks.runs {
            let start = min(share(times[run.lowerBound]), 1 - Self.narrowest)
            let end = max(share(times[run.upperBound]), start + Self.narrowest)
            if let last = spans.last, start - last.upperBound < Self.narrowest {
                spans[spans.count - 1] = last.lowerBound...max(last.upperBound, end)
            } else {
                spans.append(start...end)
            }
        }
        return spans
    }

    /// At round times, as many as there is room for.
    var ticks: [Tick] {
        let step = step
        var ticks: [Tick] = []
        let past = start.milliseconds % step
        var at = start + Span(milliseconds: past == 0 ? 0 : past < 0 ? -past : step - past)
        while at <= end, ticks.count <= Self.mostTicks {
            ticks.append(Tick(share: share(at), label: label(at, step)))
            at = at + Span(milliseconds: step)
        }
        return ticks
    }

    private var step: Int64 {
        let wanted = length / Self.mostTicks
        if let step = Self.steps.first(where: { $0 * 1_000 >= wanted }) { return step * 1_000 }
        let day: Int64 = 86_400_000
        return (wanted / day &+ 1) &* day
    }

    private func label(_ at: Moment, _ step: Int64) -> String {
        switch form {
        case .seconds: (at - Moment(seconds: 0)).shortText
        case .iso8601: step >= 86_400_000 ? at.date : step >= 60_000 ? String(at.clock.prefix(5)) : at.clock
        }
    }
}

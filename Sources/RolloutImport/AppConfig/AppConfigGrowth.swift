import JSONText
import Rollout

/// How AppConfig grows the share of its targets.
struct AppConfigGrowth {
    /// Whether each step multiplies by two instead of adding.
    var isExponential = false
    /// The share that a step adds, or with which doubling begins, in percent.
    var factor: Double
    /// From nothing to everything.
    var duration: Span
    /// How long alarms are watched after that.
    var bakeTime: Span

    /// The shares after each part of the time: `G`, `2 G`, … or `G·2^0`, `G·2^1`, …, and at last 100.
    var shares: [Double] {
        guard (1..<100).contains(factor), duration > .zero else { return [100] }
        var shares: [Double] = []
        while (shares.last ?? 0) < 100 {
            let last = shares.last ?? 0
            let next = shares.isEmpty ? factor : isExponential ? last * 2 : last + factor
            // 33.3 three times is 99.9.
            shares.append(min(100, (next * 1e9).rounded() / 1e9))
        }
        return shares
    }

    /// Whether AWS documents the time of each share: of those that are equal parts of everything.
    var isExact: Bool { !isExponential && (100 / factor).rounded() == 100 / factor || shares.count == 1 }

    /// The steps of a policy: nothing first, then each share, everything at the end of the duration.
    var steps: [StepDraft] {
        let shares = shares
        guard shares.count > 1 || duration > .zero else { return [StepDraft(weight: 100, bakeTime: bakeTime)] }
        // Of shares that are reached at one time the last counts.
        var points: [(time: Span, weight: Double)] = []
        for (index, weight) in ([0] + shares).enumerated() {
            let time = time(of: index)
            if points.last?.time == time { points.removeLast() }
            points.append((time, weight))
        }
        return zip(points, points.dropFirst()).map { point, next in
            StepDraft(weight: point.weight, pause: .duration(next.time - point.time))
        } + [StepDraft(weight: 100, bakeTime: bakeTime)]
    }

    /// What becomes of it, in a few words.
    var summary: String {
        "steps: \(([0] + shares).map { "\($0.sentenceText ?? "") %" }.joined(separator: ", ")) in \(duration.shortText)"
    }

    /// When a share is reached: in equal parts, rounded to what a policy may be evaluated at. All together last as long
    /// as they should.
    private func time(of index: Int) -> Span {
        let count = Int64(max(1, shares.count))
        let part = duration.milliseconds / count
        let exact = Span(milliseconds: part * Int64(index))
        if duration.milliseconds % count == 0, part % 1_000 == 0 { return exact }
        let grid: Int64 = part >= 10_000 ? 5_000 : 1_000
        let (whole, rest) = (duration.milliseconds * Int64(index)).quotientAndRemainder(dividingBy: count * grid)
        return Span(milliseconds: (rest * 2 >= count * grid ? whole + 1 : whole) * grid)
    }

    /// A predefined strategy, `AppConfig.Linear20PercentEvery6Minutes`.
    static func predefined(_ name: String) -> AppConfigGrowth? {
        let prefix = "AppConfig."
        return predefined[name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name]
    }

    private static let predefined = [
        "AllAtOnce": AppConfigGrowth(factor: 100, duration: .zero, bakeTime: .minutes(10)),
        "Linear50PercentEvery30Seconds": AppConfigGrowth(factor: 50, duration: .minutes(1), bakeTime: .minutes(1)),
        "Linear20PercentEvery6Minutes": AppConfigGrowth(factor: 20, duration: .minutes(30), bakeTime: .minutes(30)),
        "Canary10Percent20Minutes": AppConfigGrowth(
            isExponential: true, factor: 10, duration: .minutes(20), bakeTime: .minutes(10)),
    ]
}

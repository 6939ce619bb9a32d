import ASCIIText
import Rollout

/// A page of HTML about a replay: how it ended and why, weight, verdicts and metrics over time, rules and changes.
///
/// It needs nothing from elsewhere, runs no script, and is the same bytes for the same replay.
struct ReplayPage {
    let policy: RolloutPolicy
    let journey: Journey
    let trace: ReplayTrace
    let form: RolloutDecision.TimeForm

    /// The text of the file.
    var html: String {
        let document: HTML = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(policy.name): replay of a rollout</title>
            <style>
            \(PageStyle.css)
            </style></head><body>
            \(PagePatterns.html)
            <header><h1>\(policy.name)</h1>
            \(outcome)
            \(facts)
            <nav aria-label="Parts of the page"><ul>\(pieces: sections.map(\.link), by: "")</ul></nav></header>
            <main>
            \(pieces: sections.map(\.html))
            </main>
            </body></html>

            """
        return document.text
    }

    private var time: TimeAxis {
        let zero = Moment(seconds: 0)
        return TimeAxis(start: trace.times.first ?? zero, end: trace.times.last ?? zero, form: form)
    }

    private var times: PageTimes { PageTimes(form: form, start: time.start) }

    private var sections: [any PageSection] {
        [
            WeightSection(trace: trace, time: time, times: times),
            TimelineSection(journey: journey, trace: trace, time: time, times: times),
            MetricsSection(policy: policy, trace: trace, time: time, times: times),
            RulesSection(policy: policy, standing: journey.standing.decision, trace: trace, times: times),
            ChangesSection(journey: journey, times: times),
        ]
    }

    /// How it ended, and why, in one sentence.
    private var outcome: HTML {
        guard let last = journey.last, let cause = journey.standing.decision else {
            return "<p class=\"outcome\">Nothing was decided.</p>"
        }
        let (style, sign): (String, String) =
            switch last.phase.exitStatus {
            case nil: ("good", "✔")
            case 1?: ("bad", "✘")
            default: ("open", "…")
            }
        let words = last.phase.words
        return """
            <p class="outcome \(style)"><strong>\(sign) \(words.prefix(1).uppercased() + words.dropFirst()) at \
            \(times.text(cause.at))</strong>: <bdi>\(cause.summary)</bdi>\(missing(cause))</p>
            """
    }

    /// Which data, where a rollout waits for data.
    private func missing(_ cause: RolloutDecision) -> HTML {
        guard cause.reasons.first(where: { $0.outcome == cause.verdict })?.verdict == .noData else { return "" }
        let notes = cause.reasons.filter { $0.verdict == .noData && $0.outcome != nil }.compactMap(\.note)
        let others = notes.filter { $0 != cause.summary }
        return others.isEmpty ? "" : ": <bdi>\(others.joined(separator: ", "))</bdi>"
    }

    private var facts: HTML {
        guard let last = journey.last, let first = trace.times.first else { return "" }
        let rows: [(String, HTML)] = [
            ("from", times.html(first)), ("to", times.html(last.at)),
            ("environments", "\(policy.environments.candidate) beside \(policy.environments.stable)"),
            ("step", "\(last.step) of \(policy.steps.count)"), ("weight", "\(last.weight.plainText) %"),
            ("phase", "\(last.phase.rawValue)"), ("evaluations", "\(trace.times.count)"),
        ]
        return "<dl>\(pieces: rows.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }, by: "")</dl>"
    }
}

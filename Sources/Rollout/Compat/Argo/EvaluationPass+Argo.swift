extension EvaluationPass {
    /// Goes on with a run, and says what each of its metrics has come to.
    ///
    /// - Parameters:
    ///   - plan: What is run.
    ///   - startedAt: When it began, where it has not been looked at yet.
    ///   - outcome: What it demands until it has ended.
    mutating func run(_ plan: ArgoPlan, startedAt: Moment, demanding outcome: RolloutVerdict?) -> [Reason] {
        let kept = state.compat?.runs[plan.name].flatMap { $0.isRun(of: plan.metrics.count) ? $0 : nil }
        var run = kept ?? ArgoRun(metrics: plan.metrics.count, startedAt: startedAt)
        let taken = run.advance(plan.analysis, at: now) { place in
            plan.metrics.indices.contains(place) ? measure(plan.metrics[place]) : ArgoMeasurement()
        }
        state.compat?.runs[plan.name] = run
        return zip(plan.metrics, run.results).enumerated().map { place, pair in
            reason(pair.0, pair.1, taken[place], demanding: outcome)
        }
    }

    /// The newest observations of a metric.
    private func measure(_ metric: ArgoPlan.Metric) -> ArgoMeasurement {
        var measurement = ArgoMeasurement()
        for (path, source) in metric.sources {
            measurement.numbers[path] = measure(source, over: metric.window)
        }
        return measurement
    }

    /// The newest observation of a series; nil without one. Of a ratio of two series what they come to, which is no
    /// number when nothing is divided by nothing, as with Prometheus.
    private func measure(_ source: MetricSource, over window: Span) -> Double? {
        let look = state.series.look(at: source, now, window: window)
        let end = now - source.offset
        if let odd = state.compat?.nonFinite[source.direct], odd.at >= look.newest, odd.at <= end,
            odd.at > end - window
        {
            return odd.value
        }
        return look.newest == .distantPast ? nil : look.value
    }

    private func reason(
        _ metric: ArgoPlan.Metric, _ result: ArgoResult, _ taken: (value: ArgoMeasurement, phase: ArgoPhase)?,
        demanding outcome: RolloutVerdict?
    ) -> Reason {
        let demanded = result.phase.isCompleted ? result.phase.outcome : outcome
        var reason = Reason(metric.name, result.phase.verdict, kind: .measurement, outcome: demanded)
        var words = "\(metric.metric.name) is \(result.phase.rawValue)"
        if let taken {
            words += ": measured \(taken.value.words), \(taken.phase.rawValue)"
            if let value = taken.value.number, value.isFinite { reason.value = Decimal.rounded(value) }
        }
        let counts = "\(result.successful) good, \(result.failed) failed, \(result.inconclusive) inconclusive"
        let errors = result.consecutiveErrors > 0 ? ", \(result.consecutiveErrors) errors in a row" : ""
        reason.explanation = .text("\(words); \(counts)\(errors)")
        reason.samples = result.count
        reason.since = result.measuredAt
        return reason
    }

    /// Remembers an observation that is no finite number where an expression may ask for it.
    mutating func keepNonFinite(_ observation: Observation, in slot: Int) {
        guard program.compat?.expressionSeries.contains(slot) == true, observation.at <= now,
            let new = NonFiniteValue(observation.value, at: observation.at)
        else { return }
        if let known = state.compat?.nonFinite[slot], (known.at, known.kind) >= (new.at, new.kind) { return }
        state.compat?.nonFinite[slot] = new
    }
}

extension ArgoPhase {
    /// How a reason says it.
    fileprivate var verdict: Reason.Verdict {
        switch self {
        case .successful: .pass
        case .running, .pending: .pending
        case .inconclusive: .inconclusive
        case .error, .failed: .fail
        }
    }

    /// What it demands once it has ended: Argo aborts, or waits for a person.
    fileprivate var outcome: RolloutVerdict? {
        switch self {
        case .error, .failed: .rollback
        case .inconclusive: .pauseForApproval
        case .successful, .running, .pending: nil
        }
    }
}

extension RolloutPolicy {
    /// The timeline of the policy when nothing goes wrong and nobody hesitates.
    ///
    /// - Parameter requestsPerMinute: How many requests all environments together get; nil when unknown.
    public func plan(requestsPerMinute: Double? = nil) -> RolloutPlan {
        var entries: [RolloutPlan.Entry] = []
        var time = Span.zero
        var weight = 0.0
        for (index, step) in steps.enumerated() {
            let start = time
            weight = step.weight ?? weight
            time = earliestEnd(ofStepAt: index, from: start)
            let minutes = (time - start).minutes
            entries.append(
                RolloutPlan.Entry(
                    step: index + 1, action: step.words, weight: weight, earliestStart: start, earliestEnd: time,
                    requests: requestsPerMinute.map { Int(clamping: ($0 * minutes * weight / 100).rounded(.down)) },
                    requestsNeeded: requestsNeeded(by: step, lasting: time - start), waitsFor: step.waits(gates)))
        }
        let detections = triggers.enumerated().map { index, trigger in
            RolloutPlan.Detection(
                rule: "triggers[\(index)]", action: trigger.action?.description ?? "matrix",
                latest: isWeighed(trigger) ? nil : interval + trigger.when.delay(metrics, interval))
        }
        let alarms = compat.alarms.sorted { $0.key < $1.key }.map { name, alarm in
            RolloutPlan.Detection(
                rule: "compat.triggers.\(name)", action: alarm.trigger.action?.description ?? "matrix",
                latest: interval + alarm.period * alarm.datapointsToAlarm + alarm.trigger.when.lateness(metrics))
        }
        return RolloutPlan(entries: entries, detections: detections + alarms, earliestCompletion: time)
    }

    /// Whether evidence decides about a trigger.
    private func isWeighed(_ trigger: Trigger) -> Bool {
        guard trigger.test != .threshold else { return false }
        var isWeighed = false
        trigger.when.visit { condition in
            guard case .comparison(let comparison) = condition, let metric = metrics[comparison.metric] else { return }
            if case .impossible = EvidenceKind(comparison, of: metric) { return }
            isWeighed = true
        }
        return isWeighed
    }
}

extension Condition {
    /// How long a fault must have lasted until it shows beyond the interval at whose end it is looked for, and how late
    /// its data are.
    func delay(_ metrics: [String: Metric], _ interval: Span) -> Span {
        switch self {
        case .lasting(let span, let part): return span + part.delay(metrics, interval)
        case .all(let parts), .any(let parts): return parts.map { $0.delay(metrics, interval) }.max() ?? .zero
        case .comparison(let comparison):
            guard let metric = metrics[comparison.metric] else { return .zero }
            let filled = comparison.isGrowth ? comparison.window : metric.mixedWindow.map { $0 - interval }
            return metric.offset + max(.zero, filled ?? .zero)
        case .fact, .unhealthy, .component: return .zero
        }
    }

    /// How late the data are.
    fileprivate func lateness(_ metrics: [String: Metric]) -> Span {
        var latest = Span.zero
        visit { condition in
            guard case .comparison(let comparison) = condition else { return }
            latest = max(latest, metrics[comparison.metric]?.offset ?? .zero)
        }
        return latest
    }
}

extension Metric {
    /// How much of the past is mixed into one value, so that a fault shows in full only when it has lasted as long; nil
    /// where the newest point counts, and for a number of events.
    fileprivate var mixedWindow: Span? { kind == .gauge ? nil : window.span }
}

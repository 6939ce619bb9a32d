extension EvaluationPass {
    /// Looks at an alarm.
    mutating func examine(_ plan: AlarmPlan, _ finding: inout Finding) {
        let alarm = plan.alarm
        let newest = look(0, plan)
        let window = AlarmWindow(
            points: points(plan), evaluationPeriods: alarm.evaluationPeriods,
            datapointsToAlarm: alarm.datapointsToAlarm)
        let before = state.compat?.alarms[plan.name] ?? .insufficientData
        // Too few samples are no reason to change one's mind, in either direction.
        let isTooFew = newest.samples > 0 && newest.samples < alarm.minimumSamples
        let after = isTooFew ? before : window.state(after: before, alarm.treatMissingData)
        state.compat?.alarms[plan.name] = after

        describe(plan, newest, &finding)
        finding.truth = after == .insufficientData ? nil : after == .alarm
        finding.gap = after == .insufficientData ? .neverSupplied : nil
        finding.reason.verdict = .pass
        let counted = "\(window.points.count { $0 == true }) of the last \(window.points.count) points breach"
        finding.reason.explanation = .with(finding.reason.explanation, "; \(counted): \(after.rawValue)")
    }

    /// A point of each period, oldest first. Before the first that is known, a period that began before the rollout did
    /// is no gap: nobody could have measured the candidate then.
    private func points(_ plan: AlarmPlan) -> [Bool?] {
        let firstStart = (state.startedAt ?? now) + plan.comparison.candidate.offset
        let periods = (0..<AlarmWindow.range(of: plan.alarm.evaluationPeriods)).reversed().map { period in
            (
                isBreaching: plan.isBreaching(look(period, plan)),
                isOfRollout: now - plan.alarm.period * (period + 1) >= firstStart
            )
        }
        return periods.drop { $0.isBreaching == nil && !$0.isOfRollout }.map { $0.isBreaching }
    }

    /// What a period was, counted from the newest.
    private func look(_ period: Int, _ plan: AlarmPlan) -> Look {
        state.series.look(at: plan.comparison.candidate, now - plan.alarm.period * period, window: plan.alarm.period)
    }

    /// What the newest period was.
    private func describe(_ plan: AlarmPlan, _ look: Look, _ finding: inout Finding) {
        finding.reason.window = look.window
        finding.reason.samples = look.samples
        guard let isBreaching = plan.isBreaching(look), let limit = plan.comparison.fixedLimit else {
            finding.miss(.data, of: plan.comparison, wasSupplied: look.wasSupplied)
            return
        }
        finding.observedAt = look.newest
        finding.reason.value = Decimal.rounded(look.value)
        finding.reason.limit = limit
        finding.reason.explanation = .comparison(plan.comparison, holds: isBreaching)
    }
}

extension AlarmPlan {
    /// Whether the point of a period breaches; nil where there is none.
    fileprivate func isBreaching(_ look: Look) -> Bool? {
        guard !look.isMissing, look.samples >= alarm.minimumSamples, let limit = comparison.fixedLimit else {
            return nil
        }
        return comparison.comparison.operator.holds(Decimal.rounded(look.value), limit)
    }
}

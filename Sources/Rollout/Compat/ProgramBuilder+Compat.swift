extension ProgramBuilder {
    mutating func flagger(_ analysis: FlaggerAnalysis, _ name: String) -> FlaggerPlan {
        FlaggerPlan(analysis, name, rules(name, analysis.conditions, .threshold))
    }

    mutating func argo(_ analysis: ArgoAnalysis, _ name: String) -> ArgoPlan {
        let sources = analysis.metrics.map { metric in
            metric.measured.compactMap { path, series in
                policy.metrics[series].map { (path, source($0, .candidate, over: metric.interval)) }
            }
        }
        return ArgoPlan(analysis, name, sources, interval: policy.interval)
    }

    /// An alarm is a trigger with another condition.
    mutating func alarm(_ alarm: CloudWatchAlarm, _ name: String) -> TriggerPlan {
        let rule = rule(name, alarm.trigger.when, .threshold)
        guard case .comparison(let comparison) = rule.condition else { return TriggerPlan(alarm.trigger, rule) }
        let range = alarm.period * AlarmWindow.range(of: alarm.evaluationPeriods)
        _ = source(comparison.metric, comparison.comparison.subject, over: range)
        let plan = AlarmPlan(alarm, name, comparison)
        return TriggerPlan(alarm.trigger, RulePlan(name, .alarm(plan), memory: rule.memory))
    }
}

extension RolloutPolicy {
    /// Looks at what became of the objectives.
    ///
    /// Those of one rollout are judged by the last of the history that can show them (`rollback.duration` by the last
    /// that was taken back), those over a history by all of it. Aborted rollouts changed nothing, and are no failed
    /// changes.
    ///
    /// - Parameters:
    ///   - history: The rollouts that have ended, oldest first.
    ///   - measured: What only the host can measure, by its name: `uptime` as a share of 1, `switch.duration`,
    ///     `detection.duration`, `decision.duration`, `verification.duration`, `recovery.duration` and
    ///     `history.lead_time` in seconds.
    /// - Returns: The objectives in the order of the policy.
    public func judgeObjectives(
        over history: [RolloutRecord], measured: [String: Double] = [:]
    ) -> [ObjectiveFinding] {
        objectives.map { objective in
            let value = measured[objective.measure] ?? Self.measure(objective.measure, history)
            let isUsable = value?.isFinite == true
            return ObjectiveFinding(objective: objective, value: isUsable ? value.map(Decimal.rounded) : nil)
        }
    }

    private static func measure(_ name: String, _ history: [RolloutRecord]) -> Double? {
        let (completed, rolledBack) = (
            history.filter { $0.phase == .completed }, history.filter { $0.phase == .rolledBack }
        )
        return switch name {
        case "rollout.duration": completed.last.map { ($0.endedAt - $0.startedAt).seconds }
        case "rollback.duration": rolledBack.last?.rollbackSeconds
        case "history.success_rate": share(completed, of: history.count)
        case "history.rollback_rate": share(rolledBack, of: history.count)
        case "history.change_failure_rate": share(rolledBack, of: completed.count + rolledBack.count)
        case "history.mttr": mean(rolledBack.compactMap(\.rollbackSeconds))
        case "history.frequency": frequency(history)
        default: nil
        }
    }

    private static func share(_ part: [RolloutRecord], of whole: Int) -> Double? {
        whole > 0 ? Double(part.count) / Double(whole) : nil
    }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    /// Rollouts a day, from the start of the first to that of the last; nil for fewer than two.
    private static func frequency(_ history: [RolloutRecord]) -> Double? {
        let starts = history.map(\.startedAt)
        guard let first = starts.min(), let last = starts.max(), first < last else { return nil }
        return Double(history.count - 1) / ((last - first).seconds / 86_400)
    }
}

extension PolicyLinter {
    /// Triggers of one signal that contradict one another, and those that act only when another has acted before.
    ///
    /// Each signal's triggers are put in order once, so that it takes hardly longer for thousands of them.
    ///
    /// - Returns: The findings by the place of the trigger in the policy, at most one of each kind.
    func overlaps() -> [Int: [LintFinding]] {
        let watched = policy.triggers.enumerated().map { WatchedSignal($0.offset, $0.element) }
        var findings: [Int: [LintFinding]] = [:]
        for family in Dictionary(grouping: watched, by: { ConditionFamily($0.demand.signal) }).values
        where family.count > 1 {
            for alike in Dictionary(grouping: family, by: \.demand).values {
                for (index, finding) in conflicts(among: alike) { findings[index, default: []].append(finding) }
            }
            for (index, finding) in hidden(among: family) { findings[index, default: []].append(finding) }
        }
        return findings
    }

    /// What wants something else than a trigger of the same condition before it.
    private func conflicts(among alike: [WatchedSignal]) -> [(Int, LintFinding)] {
        let courses = alike.compactMap { watched in course(of: watched.trigger).map { (watched, course: $0) } }
        guard let (first, wanted) = courses.first else { return [] }
        let other = courses.first { $0.course != wanted }?.0
        return courses.compactMap { watched, course -> (Int, LintFinding)? in
            guard let opponent = course == wanted ? other : first, opponent.index < watched.index else { return nil }
            let words = watched.demand.signal.words
            return (
                watched.index,
                LintFinding(
                    .conflictingActions, watched.trigger.origin,
                    "\(opponent.trigger.demandText) and \(watched.trigger.demandText) for one and the same \(words)")
            )
        }
    }

    /// What would act for a fault for which the rollout has gone back before.
    private func hidden(among family: [WatchedSignal]) -> [(Int, LintFinding)] {
        // Of demands that mean the same in other words, the first one counts.
        let order = Dictionary(family.map { ($0.demand, $0.index) }) { first, _ in first }
        let sorted = family.sorted { left, right in
            (left.demand.signal.rank, left.demand.lasting, order[left.demand] ?? 0, left.index)
                < (right.demand.signal.rank, right.demand.lasting, order[right.demand] ?? 0, right.index)
        }
        var (frontier, alike): (RollbackFrontier, [WatchedSignal]) = (RollbackFrontier(), [])
        return sorted.compactMap { watched -> (Int, LintFinding)? in
            // Those of one demand do not hide each other: they conflict, or say the same.
            if alike.first?.demand != watched.demand {
                for rollback in alike where rollback.trigger.action == .rollback { frontier.insert(rollback) }
                alike = []
            }
            alike.append(watched)
            // One that can never fire, or always does, is told of for that.
            guard frontier.covers(watched), vacuous(watched.trigger).isEmpty else { return nil }
            let words = watched.demand.signal.words
            return (
                watched.index,
                LintFinding(
                    .unreachable, watched.trigger.origin,
                    "is never seen: another trigger has rolled back for \(words) before")
            )
        }
    }

    /// What a trigger wants of the rollout, by the matrix when it names only a severity; nil for an effect beside it.
    private func course(of trigger: Trigger) -> Trigger.Action? {
        switch trigger.action ?? trigger.severity.flatMap({ policy.matrix[$0]?.action }) {
        case .effect(let name): name == "recommend" ? .effect(name) : nil
        case let action: action
        }
    }
}

extension Trigger {
    fileprivate var demandText: String { action?.description ?? severity?.rawValue ?? "nothing" }
}

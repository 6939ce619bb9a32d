extension EvaluationPass {
    /// When something is due after the end; nil when nothing will be.
    var nextTimer: Moment? {
        guard let startedAt = state.startedAt else { return nil }
        return (dueTasks(by: .never).map { startedAt + $0.task.at } + [retiresAt].compactMap(\.self)).min()
    }

    /// What is due by the clock alone: levels of escalation, tasks, the end of the retention.
    mutating func runTimers() {
        // Once it has ended nobody can do anything about it any more, and nothing looks whether an incident is over.
        if !state.phase.isFinal {
            escalateIncidents()
            escalateRollback()
        }
        runTasks()
        if let retiresAt, now >= retiresAt {
            state.doneTasks.insert(Self.retirement)
            emit(Effect(.action, environment: program.policy.environments.stable, name: "retire"), "retention")
        }
    }

    private mutating func escalateIncidents() {
        for index in state.incidents.indices {
            let incident = state.incidents[index]
            state.incidents[index].escalated = escalate(incident, to: levels(dueAfter: now - incident.since))
        }
    }

    private mutating func escalateRollback() {
        guard let rollback = state.rollback else { return }
        let due = levels(dueAfter: now - rollback.startedAt)
        let told = escalate("rollback", ["reason": rollback.reason], told: rollback.escalated, due: due)
        state.rollback?.escalated = told
    }

    /// How many levels are to know what has lasted for a span.
    private func levels(dueAfter span: Span) -> Int { program.policy.escalation.prefix { span >= $0.after }.count }

    /// Tasks whose time came while nobody looked, those before the start among them, are done at once, in order of
    /// time, and say how late they are.
    private mutating func runTasks() {
        guard let startedAt = state.startedAt else { return }
        for (index, task) in dueTasks(by: now) {
            state.doneTasks.insert(index)
            let delay = now - (startedAt + task.at)
            let lateness = delay > program.policy.interval ? ["late": delay.description] : [:]
            if let action = task.action {
                // Of no step, so no step and no way back waits for it or drops it.
                let effect = Effect(.action, name: action, parameters: lateness)
                emit(effect, "schedule[\(index)]", isAwaited: false)
            }
            for item in task.checklist {
                let parameters = lateness.merging(["event": "checklist"]) { $1 }
                emit(Effect(.notify, name: item, parameters: parameters), "schedule[\(index)].\(item)")
            }
        }
    }

    /// The tasks that are to be done until a moment, in order of time.
    private func dueTasks(by moment: Moment) -> [(index: Int, task: ScheduledTask)] {
        guard let startedAt = state.startedAt, !program.policy.schedule.isEmpty else { return [] }
        return program.policy.schedule.enumerated()
            .filter { !state.doneTasks.contains($0.offset) && moment >= startedAt + $0.element.at }
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map { (index: $0.offset, task: $0.element) }
    }

    /// When the stable version is not needed any more; nil before it is known, and afterwards.
    private var retiresAt: Moment? {
        guard state.phase == .completed, !state.doneTasks.contains(Self.retirement) else { return nil }
        guard let retention = program.policy.retention else { return nil }
        return state.endedAt.map { $0 + retention }
    }

    /// The number of the retirement among the tasks.
    private static let retirement = -1
}

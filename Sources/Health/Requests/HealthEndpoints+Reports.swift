extension HealthEndpoints {
    /// The report that answers a question: one snapshot, judged once.
    ///
    /// - Throws: ``SelectionError`` for a question about nothing.
    func report(for question: HealthQuestion, _ query: Query) throws(SelectionError) -> HealthReport {
        let snapshot = monitor.snapshot
        let selection = try selection(for: question, query)
        var report = HealthReport(snapshot, at: monitor.time.now, monitor.time.timeOfDay, selecting: selection)
        guard !report.checks.isEmpty || !selection.mustFind else { throw .nothingSelected }
        guard case .whole(let endpoint) = question else { return report }
        report.groups = configuration.groups.map(\.name)
        return endpoint == .health && configuration.basic == .process ? report.withoutChecks : report
    }

    private func selection(for question: HealthQuestion, _ query: Query) throws(SelectionError) -> CheckSelection {
        guard question.endpoint.considersChecks else { return .all }
        let selection = CheckSelection(try scope(of: question), query)
        guard tags.isSuperset(of: selection.tags ?? []) else { throw .unknownTag }
        return selection
    }

    private func scope(of question: HealthQuestion) throws(SelectionError) -> CheckSelection.Scope {
        switch question {
        case .whole: return .all
        case .check(let name):
            guard monitor.checks.contains(where: { $0.configuration.name == name }) else { throw .unknownCheck }
            return .check(name)
        case .group(let name, _):
            guard let group = configuration.groups.first(where: { $0.name == name }) else { throw .unknownGroup }
            return .group(group)
        }
    }
}

extension CheckSelection {
    /// Whether an empty answer would be one about nothing.
    fileprivate var mustFind: Bool {
        if case .all = scope { tags != nil } else { true }
    }
}

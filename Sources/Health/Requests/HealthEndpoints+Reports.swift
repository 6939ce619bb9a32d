import Deadlines

extension HealthEndpoints {
    /// The report that answers a question: one snapshot, judged once.
    ///
    /// - Throws: ``SelectionError`` for a question about nothing.
    func report(
        for question: HealthQuestion, in format: any HealthFormat, _ query: Query
    ) throws(SelectionError) -> HealthReport {
        let snapshot = monitor.snapshot
        let selection = try selection(for: question, query)
        if !format.explainsExclusions { try validate(selection.excluded) }
        var report = HealthReport(snapshot, at: monitor.time.now, monitor.time.timeOfDay, selecting: selection)
        let mustFind = selection.isNarrowed || !(selection.excluded.isEmpty || format.explainsExclusions)
        guard !report.checks.isEmpty || !mustFind else { throw .nothingSelected }
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

    /// Refuses to leave out what is not there: who misspells a name would take the answer for one without that check.
    private func validate(_ excluded: Set<String>) throws(SelectionError) {
        guard excluded.isSubset(of: monitor.checks.map(\.configuration.name)) else { throw .unknownCheck }
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
    /// Whether some checks only are asked about, apart from those left out.
    fileprivate var isNarrowed: Bool {
        if case .all = scope { tags != nil } else { true }
    }
}

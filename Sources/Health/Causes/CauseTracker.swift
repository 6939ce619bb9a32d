/// Follows the runs of all checks and knows for each failure from which dependency it follows.
///
/// A pure value. Children are often probed before their parent, so a failure stays open until the parent is found down,
/// which explains it, or is seen working, which does not. ``CauseAnalysis`` turns what is known into root causes.
struct CauseTracker: Sendable {
    let graph: DependencyGraph
    private var records: [CheckRecord]

    /// A tracker before the first run.
    init(_ checks: [CheckConfiguration], _ graph: DependencyGraph) {
        self.graph = graph
        records = checks.map(CheckRecord.init)
    }

    /// Takes a run of a check.
    mutating func take(_ run: CheckRun, of check: Int) {
        guard !graph.isEmpty else { return }
        records[check].take(run)
        weigh(check)
        for child in graph.children(of: check) { weigh(child) }
    }

    /// What a check with this status is thought to follow from.
    func suspicion(_ check: Int, _ status: CheckStatus) -> Suspicion {
        Suspicion(
            present: records[check].evidence(of: status)?.suspect,
            lastOutage: records[check].outage?.suspect)
    }

    /// Whether it is proven that a check with this status fails by itself.
    func standsAlone(_ check: Int, _ status: CheckStatus) -> Bool {
        records[check].evidence(of: status)?.standsAlone ?? false
    }

    private mutating func weigh(_ check: Int) {
        records[check].weigh(against: graph.parents(of: check).map { ($0, records[$0]) })
    }
}

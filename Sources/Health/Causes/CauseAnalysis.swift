/// Which failures are the root and which ones follow: a function of a snapshot and a moment.
///
/// The rules, in the order in which they decide:
/// - A check that works, is stale or has no result has no cause; a code such as `auth` has none elsewhere.
/// - Only a direct dependency that is down explains a failure: one that is stale or unknown proves nothing, and one
///   that works breaks the chain. A dependency's own cause is followed up to the root.
/// - A failure that began before the dependency can have failed, or went on after it recovered, by more than one round
///   of the slower check, stands alone until the check works again.
/// - Without an edge nothing is guessed, however alike the codes are.
/// - A check that is left out explains nothing, as if it were not registered.
struct CauseAnalysis: Sendable {
    /// For each check the index of the root from which its failure follows; nil when it is primary or does not fail.
    let causes: [Int?]
    /// The checks that are down and follow from no other, those first that were down first.
    let roots: [Int]

    /// The causes of the failures in a snapshot, without the checks of some names.
    init(_ checks: [CheckSnapshot], at now: ContinuousClock.Instant, excluding names: Set<String> = []) {
        let states = checks.map { State($0, at: now, isExcluded: names.contains($0.name)) }
        let causes = states.map { Self.cause(of: $0, states) }
        self.causes = causes
        let starts = checks.map { $0.since?.instant ?? now }
        roots = checks.indices
            .filter { states[$0].isDown && causes[$0] == nil }
            .sorted { (starts[$0], $0) < (starts[$1], $1) }
    }

    private struct State {
        let explains: Bool
        let isStale: Bool
        let isDown: Bool
        let suspicion: Suspicion

        init(_ check: CheckSnapshot, at now: ContinuousClock.Instant, isExcluded: Bool) {
            isStale = check.isStale(at: now)
            explains = !isStale && !isExcluded
            isDown = !isStale && check.status == .unhealthy
            suspicion = check.suspicion
        }
    }

    private static func cause(of check: State, _ states: [State]) -> Int? {
        guard !check.isStale, var root = check.suspicion.present, states[root].explains else { return nil }
        // The graph has no cycles, so this ends.
        while let next = states[root].isDown ? states[root].suspicion.present : states[root].suspicion.lastOutage,
            states[next].explains
        {
            root = next
        }
        return root
    }
}

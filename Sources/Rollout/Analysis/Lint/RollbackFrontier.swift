/// The rollbacks among some triggers of which none is at once slower and watched for less time than another.
struct RollbackFrontier {
    /// The longer one needs, the longer it is watched.
    private var rollbacks: [(lasting: Span, activeFor: Span)] = []

    /// Whether one of them needs no longer than a trigger, and is watched as long.
    func covers(_ watched: WatchedSignal) -> Bool {
        let slower = index { $0.lasting > watched.demand.lasting }
        return slower > 0 && rollbacks[slower - 1].activeFor >= watched.activeFor
    }

    /// Adds a rollback.
    mutating func insert(_ watched: WatchedSignal) {
        guard !covers(watched) else { return }
        let first = index { $0.lasting >= watched.demand.lasting }
        let rest = index { $0.lasting >= watched.demand.lasting && $0.activeFor > watched.activeFor }
        rollbacks.replaceSubrange(first..<rest, with: [(watched.demand.lasting, watched.activeFor)])
    }

    /// The first place from which on something holds; the end when it holds nowhere.
    private func index(where holds: ((lasting: Span, activeFor: Span)) -> Bool) -> Int {
        firstIndex(in: 0...rollbacks.count) { $0 == rollbacks.count || holds(rollbacks[$0]) } ?? rollbacks.count
    }
}

import Deadlines
import Synchronization

extension FlagClient {
    /// How often each defined flag was read through this client and when last, in order of the names; flags that were
    /// never read are not in it.
    public func evaluations() -> [FlagEvaluations] {
        harvest()
        return state.withLock { $0.tally.evaluations.values.sorted { $0.flag < $1.flag } }
    }

    /// Looks at the counters.
    ///
    /// - Returns: The flags that were read since the last time.
    @discardableResult
    func harvest() -> [FlagEvaluations] {
        let (fresh, evaluations) = state.withLock { state in
            let counters = state.known.flags.compactMap { name, flag -> (flag: String, reads: UInt64)? in
                guard flag.isHeld, let slot = FlagNames.shared.slot(of: name) else { return nil }
                return (name, core.tables.reads(of: slot))
            }
            let fresh = state.tally.take(counters, at: core.time.now)
            return (fresh, fresh.keys.compactMap { state.tally.evaluations[$0] })
        }
        for (flag, reads) in fresh { gauges.count(reads, of: flag) }
        return evaluations
    }
}

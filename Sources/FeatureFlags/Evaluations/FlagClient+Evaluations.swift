import Deadlines
import Synchronization

extension FlagClient {
    /// How often each defined flag was read through this client and when last, in order of the names; flags that were
    /// never read are not in it.
    public func evaluations() -> [FlagEvaluations] {
        harvest()
        return tally.withLock { $0.evaluations.values.sorted { $0.flag < $1.flag } }
    }

    /// Looks at the counters.
    ///
    /// - Returns: The flags that were read since the last time.
    @discardableResult
    func harvest() -> [FlagEvaluations] {
        let (fresh, evaluations) = tally.withLock { tally in
            // Not by what the writing side knows, which may be compiling.
            let counters = core.view.compactMap { slot, cell in
                cell.isHeld ? (flag: cell.name, reads: core.tables.reads(of: slot)) : nil
            }
            let fresh = tally.take(counters, at: core.time.now)
            return (fresh, fresh.keys.compactMap { tally.evaluations[$0] })
        }
        for (flag, reads) in fresh { gauges.count(reads, of: flag) }
        return evaluations
    }
}

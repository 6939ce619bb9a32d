import Metrics
import Synchronization

/// The counters of evaluations, one for each flag that the store defines, made once.
final class FlagMetrics: Sendable {
    private let factory: any MetricsFactory
    private let counters = Mutex<[String: Counter]>([:])

    init(factory: any MetricsFactory) {
        self.factory = factory
    }

    /// Counts reads of a flag.
    func count(_ reads: UInt64, of flag: String) {
        let counter = counters.withLock { counters in
            let counter =
                counters[flag]
                ?? Counter(label: "flag_evaluations_total", dimensions: [("flag", flag)], factory: factory)
            counters[flag] = counter
            return counter
        }
        counter.increment(by: Int64(clamping: reads))
    }
}

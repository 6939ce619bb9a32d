import Deadlines

/// Counts the application's own requests, for `/metrics` and for those who decide on a rollout.
///
/// Recording takes no lock and allocates nothing, so it may stand in every request. Requests for the health endpoints
/// never count, or a prober would hide the errors of a service without traffic.
public final class TrafficRecorder: Sendable {
    private static let codes = 600
    private static let seconds = 60
    private static let bounds: [Duration] = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000]
        .map { .milliseconds($0) }

    private let healthPaths: PathTable
    private let time: any TimeSource
    private let started: ContinuousClock.Instant
    private let byCode = AtomicCells(count: codes)
    private let byBound = AtomicCells(count: bounds.count + 1)
    private let nanoseconds = AtomicCells(count: 1)
    /// Requests and errors in turns of one second.
    private let counts = SlidingCounters(turns: seconds, width: 2)
    /// Durations in turns of ten seconds.
    private let durations = SlidingCounters(turns: seconds / 10, width: LogLinearScale.count)

    /// A recorder without requests.
    ///
    /// - Parameter prefix: What stands before the paths of the health endpoints.
    public convenience init(prefix: String = "") {
        self.init(prefix: prefix, time: SystemTime())
    }

    package init(prefix: String, time: any TimeSource) {
        healthPaths = PathTable(prefix: prefix, endpoints: Set(HealthEndpoint.allCases))
        self.time = time
        started = time.now
    }

    /// Counts a request.
    ///
    /// - Parameters:
    ///   - route: Its route or path, without query; one of a health endpoint is not counted.
    ///   - status: The status code of its answer; one outside of 100 to 599 counts as 599.
    ///   - duration: From its arrival to its answer.
    public func record(route: String, status: Int, duration: Duration) {
        guard healthPaths[route] == nil else { return }
        let code = (100..<Self.codes).contains(status) ? status : Self.codes - 1
        byCode.add(1, to: code)
        byBound.add(1, to: Self.bounds.firstIndex { duration <= $0 } ?? Self.bounds.count)
        nanoseconds.add(UInt64(max(0, duration.nanoseconds)), to: 0)
        let second = second(of: time.now)
        counts.add(0, turn: second)
        if code >= 500 { counts.add(1, turn: second) }
        durations.add(LogLinearScale.bucket(of: duration), turn: second / 10)
    }

    /// What was counted.
    public func snapshot() -> TrafficSnapshot {
        let second = second(of: time.now)
        let recent = counts.sums(endingWith: second)
        var below: UInt64 = 0
        var buckets: [TrafficSnapshot.Bucket] = []
        for (index, bound) in (Self.bounds.map(Optional.some) + [nil]).enumerated() {
            below += byBound.load(index)
            buckets.append(TrafficSnapshot.Bucket(upperBound: bound, count: below))
        }
        return TrafficSnapshot(
            requests: (0..<Self.codes).compactMap { code in
                let count = byCode.load(code)
                return count > 0 ? (code, count) : nil
            },
            buckets: buckets,
            totalDuration: .nanoseconds(Int64(clamping: nanoseconds.load(0))),
            recentRequests: recent[0],
            recentErrors: recent[1],
            recentDurations: durations.sums(endingWith: second / 10))
    }

    /// The number of the present second; 1 for the first, so that an untouched cell belongs to no turn.
    private func second(of now: ContinuousClock.Instant) -> UInt32 {
        UInt32(clamping: started.duration(to: now).components.seconds + 1)
    }
}

import Rollout
import Synchronization

/// The users of the service: so many requests a second, split by the weight that was decided.
final class Users: Sendable {
    private struct Split {
        /// The candidate's share of the requests, 0 to 100.
        var weight = 0.0
        /// What the candidate has not got yet of its share; at 100 the next request is its.
        var owed = 0.0
    }

    /// Each waits for its answer, so that a slow version is asked less and not more. The client opens eight connections
    /// to a server: two are left to look at it.
    private static let count = 6

    private let stable: Instance
    private let candidate: Instance
    private let pause: Duration
    private let split = Mutex(Split())

    init(stable: Instance, candidate: Instance, requestsPerSecond: Int) {
        self.stable = stable
        self.candidate = candidate
        pause = .seconds(Self.count) / requestsPerSecond
    }

    /// Asks until it is cancelled.
    func ask() async {
        await withDiscardingTaskGroup { group in
            for _ in 0..<Self.count { group.addTask { await self.askInTurn() } }
        }
    }

    /// Does what was decided. Of all effects this program knows the traffic alone; what it cannot do has failed.
    func perform(_ effect: Effect) -> Acknowledgement {
        guard effect.kind == .setTraffic, let weight = effect.weight else {
            return Acknowledgement(effect: effect.id, result: .failed)
        }
        split.withLock { $0.weight = weight }
        return Acknowledgement(effect: effect.id)
    }

    private func askInTurn() async {
        let clock = ContinuousClock()
        var due = clock.now
        while !Task.isCancelled {
            _ = await nextInstance().answer(to: "/api/scan")
            due = max(due + pause, clock.now)
            try? await clock.sleep(until: due)
        }
    }

    private func nextInstance() -> Instance {
        split.withLock { split in
            split.owed += split.weight
            guard split.owed >= 100 else { return stable }
            split.owed -= 100
            return candidate
        }
    }
}

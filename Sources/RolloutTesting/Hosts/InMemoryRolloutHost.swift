public import Rollout
import Synchronization

/// A host without a world: it carries out everything at once and remembers it. For tests of what stands around a
/// host, and as the example of one that does nothing wrong.
public final class InMemoryRolloutHost: RolloutHost {
    /// What another host would keep on a disk or in a database; therefore a restart changes nothing.
    private struct Stored {
        var weight = 0.0
        var results: [String: Acknowledgement.Result] = [:]
        var performed: [String] = []

        mutating func perform(_ effect: Effect) -> Acknowledgement.Result {
            switch effect.kind {
            case .setTraffic, .rollbackMethod: if let weight = effect.weight { self.weight = weight }
            case .verify: if effect.weight != weight { return .failed }
            case .setHeaderRoute, .setMirrorRoute, .run, .action, .notify, .escalate, .record: break
            }
            performed.append(effect.id)
            return .done
        }
    }

    private let stored = Mutex(Stored())

    /// A host that has done nothing yet; all traffic is at the stable version.
    public init() {}

    /// Does what is new, and says again what became of the rest.
    public func perform(_ effects: [Effect]) async -> [Acknowledgement] {
        stored.withLock { stored in
            effects.map { effect in
                if let known = stored.results[effect.id] { return Acknowledgement(effect: effect.id, result: known) }
                let result = stored.perform(effect)
                stored.results[effect.id] = result
                return Acknowledgement(effect: effect.id, result: result)
            }
        }
    }

    /// The ids of the effects that were done, in order.
    public var performed: [String] { stored.withLock { $0.performed } }

    /// The candidate's share of the traffic.
    public var weight: Double { stored.withLock { $0.weight } }

    /// Changes nothing.
    public func restart() async {}
}

import Rollout
import RolloutTesting
import Synchronization

/// A host that does nothing wrong and takes its time: each effect is done, and acknowledged, one call later. What
/// waits is lost with the process, since it comes again.
final class SlowHost: RolloutHost {
    private struct State {
        var weight = 0.0
        var performed: [String] = []
        var waiting: [Effect] = []
    }

    private let state = Mutex(State())

    var performed: [String] { state.withLock { $0.performed } }
    var weight: Double { state.withLock { $0.weight } }

    func perform(_ effects: [Effect]) async -> [Acknowledgement] {
        state.withLock { state in
            for effect in state.waiting where !state.performed.contains(effect.id) {
                if effect.kind == .setTraffic, let weight = effect.weight { state.weight = weight }
                state.performed.append(effect.id)
            }
            let late = Set(state.waiting.map(\.id))
            state.waiting = effects.filter { !state.performed.contains($0.id) }
            let known = effects.map(\.id).filter { state.performed.contains($0) }
            return late.union(known).sorted().map { Acknowledgement(effect: $0) }
        }
    }

    func restart() async { state.withLock { $0.waiting = [] } }
}

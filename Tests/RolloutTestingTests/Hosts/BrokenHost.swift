import Rollout
import RolloutTesting
import Synchronization

/// A host that does one thing wrong.
final class BrokenHost: RolloutHost {
    /// What it does wrong.
    enum Flaw: Equatable {
        case remembersNothing, storesNothing, onlySaysDone, acknowledgesOnce, makesUpIds, isLate, keepsOnePercent
        case changesItsMind, losesTheWeight, doesMoreThanAsked, failsToVerify, forgetsItsRecord, isSlowUpwards
        case ignores(Effect.Kind)
    }

    private struct Memory {
        var weight = 0.0
        var performed: [String] = []
        var known: Set<String> = []
        var waiting: [Effect] = []

        mutating func perform(_ effect: Effect) {
            if effect.kind == .setTraffic, let weight = effect.weight { self.weight = weight }
            performed.append(effect.id)
        }
    }

    private let flaw: Flaw
    private let memory = Mutex(Memory())

    init(_ flaw: Flaw) {
        self.flaw = flaw
    }

    var performed: [String] { memory.withLock { $0.performed } }
    var weight: Double { memory.withLock { $0.weight } }

    func perform(_ effects: [Effect]) async -> [Acknowledgement] {
        memory.withLock { memory in
            let late = memory.waiting
            memory.waiting = []
            defer { for effect in late { memory.perform(effect) } }
            return effects.compactMap { acknowledge($0, &memory) }
        }
    }

    func restart() async {
        memory.withLock { memory in
            if flaw == .storesNothing { memory.known = [] }
            if flaw == .losesTheWeight { memory.weight = 0 }
            if flaw == .forgetsItsRecord { memory.performed = [] }
        }
    }

    private func acknowledge(_ effect: Effect, _ memory: inout Memory) -> Acknowledgement? {
        let isNew = memory.known.insert(effect.id).inserted
        if isNew || flaw == .remembersNothing {
            switch flaw {
            case .onlySaysDone: break
            case .isLate where effect.kind == .setTraffic: memory.waiting.append(effect)
            case .isSlowUpwards where effect.kind == .setTraffic && (effect.weight ?? 0) > memory.weight:
                memory.waiting.append(effect)
            case .ignores(effect.kind),
                .failsToVerify where effect.kind == .verify:
                break
            case .keepsOnePercent:
                memory.perform(effect)
                memory.weight = max(memory.weight, 1)
            case .doesMoreThanAsked:
                memory.perform(effect)
                memory.performed.append("of its own")
            default: memory.perform(effect)
            }
        }
        switch flaw {
        case .acknowledgesOnce where !isNew, .ignores(effect.kind): return nil
        case .isSlowUpwards where memory.waiting.contains(effect): return nil
        case .failsToVerify where effect.kind == .verify: return Acknowledgement(effect: effect.id, result: .failed)
        case .makesUpIds: return Acknowledgement(effect: "\(effect.id)!")
        case .changesItsMind where !isNew: return Acknowledgement(effect: effect.id, result: .failed)
        default: return Acknowledgement(effect: effect.id)
        }
    }
}

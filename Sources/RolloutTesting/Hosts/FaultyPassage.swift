import Rollout

/// The way of effects to a host and of acknowledgements back, on which faults happen.
struct FaultyPassage {
    private let fault: HostFault
    /// How often each effect was sent off, by id.
    private var sendings: [String: Int] = [:]
    /// Shifts and verifications that were tried once, by what they are about.
    private var tries: [String: String] = [:]
    private var acknowledged: [Effect] = []
    private var seen: Set<String> = []
    private var held: [(due: Int, acknowledgement: Acknowledgement)] = []
    private var evaluation = 0

    init(_ fault: HostFault) {
        self.fault = fault
    }

    /// What arrives at the host of the effects of a decision, and what is answered on its behalf.
    mutating func send(_ effects: [Effect]) -> (arriving: [Effect], answered: [Acknowledgement]) {
        evaluation += 1
        for effect in effects { sendings[effect.id, default: 0] += 1 }
        switch fault {
        case .doubledEffects: return (effects + effects, [])
        case .repeatedEffects: return (effects + acknowledged, [])
        case .lostEffects: return (effects.filter { sendings[$0.id, default: 0] > 2 }, [])
        case .failedEffects:
            let failing = effects.filter { isFirstTry($0) }
            let arriving = effects.filter { effect in !failing.contains { $0.id == effect.id } }
            return (arriving, failing.map { Acknowledgement(effect: $0.id, result: .failed) })
        default:
            return (effects, [])
        }
    }

    /// What arrives of the acknowledgements of a host.
    mutating func back(_ acknowledgements: [Acknowledgement], of effects: [Effect]) -> [Acknowledgement] {
        for effect in effects where acknowledgements.contains(where: { $0.effect == effect.id }) {
            if !acknowledged.contains(where: { $0.id == effect.id }) { acknowledged.append(effect) }
        }
        switch fault {
        case .lostAcknowledgements:
            return acknowledgements.filter { !seen.insert($0.effect).inserted }
        case .delayedAcknowledgements:
            held += acknowledgements.map { (evaluation + 3, $0) }
            defer { held.removeAll { $0.due <= evaluation } }
            return held.filter { $0.due <= evaluation }.map(\.acknowledgement)
        case .unknownEnds:
            let first = Set(effects.filter { isFirstTry($0) }.map(\.id))
            return acknowledgements.map { acknowledgement in
                guard first.contains(acknowledgement.effect) else { return acknowledgement }
                return Acknowledgement(effect: acknowledgement.effect, result: .timeout)
            }
        default:
            return acknowledgements
        }
    }

    /// Whether a shift or a verification has not been tried under another id.
    private mutating func isFirstTry(_ effect: Effect) -> Bool {
        guard [.setTraffic, .verify].contains(effect.kind) else { return false }
        let subject = "\(effect.kind.rawValue) \(effect.weight ?? 0)"
        let first = tries[subject] ?? effect.id
        tries[subject] = first
        return first == effect.id
    }
}

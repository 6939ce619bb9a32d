/// What may happen between a rollout and its host.
public enum HostFault: String, Sendable, Hashable, CaseIterable {
    /// Nothing.
    case none
    /// Each effect arrives twice in one call.
    case doubledEffects
    /// Effects arrive once more after they were acknowledged, behind newer ones.
    case repeatedEffects
    /// Effects do not arrive at first; they come again, under their ids.
    case lostEffects
    /// The first acknowledgement of each effect does not arrive.
    case lostAcknowledgements
    /// Acknowledgements arrive three evaluations later.
    case delayedAcknowledgements
    /// The first try of each shift of traffic and each verification fails before it reaches the host.
    case failedEffects
    /// Of the first try of each shift of traffic and each verification nobody learns how it ended.
    case unknownEnds
    /// The process ends after it stored a decision, and before any of its effects was done.
    case crashBeforeEffects
    /// The process ends after effects were done, and before anything of it was stored: the evaluation is repeated.
    case crashAfterEffects

    /// What it is, as a violation says it.
    var words: String {
        switch self {
        case .none: "nothing is wrong"
        case .doubledEffects: "effects arrive twice"
        case .repeatedEffects: "old effects arrive again"
        case .lostEffects: "effects are lost at first"
        case .lostAcknowledgements: "acknowledgements are lost at first"
        case .delayedAcknowledgements: "acknowledgements are late"
        case .failedEffects: "first tries fail"
        case .unknownEnds: "nobody knows how first tries ended"
        case .crashBeforeEffects: "the process ends before effects are done"
        case .crashAfterEffects: "the process ends after effects were done"
        }
    }
}

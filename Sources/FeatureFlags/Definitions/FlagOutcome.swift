/// What an evaluation of a definition comes to; trivial to copy.
package enum FlagOutcome: Sendable, Hashable {
    /// Why a variant was taken.
    package enum VariantReason: UInt8, Sendable, Hashable {
        case `static`, `default`, targetingMatch, split
    }

    /// Why there is none.
    package enum NoVariantReason: UInt8, Sendable, Hashable {
        case `default`, disabled
    }

    /// The variant at this index of the definition.
    case variant(Int, VariantReason)
    /// No variant and no error: the default of the code.
    case none(NoVariantReason)
    /// The evaluation failed: the default of the code.
    case failed(EvaluationErrorCode)
}

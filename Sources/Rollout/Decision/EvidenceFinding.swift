/// What a sequential test says at one look.
struct EvidenceFinding: Sendable {
    /// What was counted: from the beginning, or that since a later moment which proves something.
    var counted: EvidenceEpoch
    /// How long ago that moment is; nil where everything was counted.
    var span: Span?
    /// ln of the evidence, in the direction that is proven, or else in that which the comparison asks for.
    var logEvidence: Double
    /// Whether it is above the limit; nil while nothing is proven.
    var isAbove: Bool?
}

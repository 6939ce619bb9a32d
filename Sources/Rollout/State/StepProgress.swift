/// How far a step has come.
struct StepProgress: Sendable, Hashable, Codable {
    /// When the step began.
    var enteredAt: Moment?
    /// When its action was done.
    var actedAt: Moment?
    /// When its weight was in force.
    var shiftedAt: Moment?
    /// When its verification was done.
    var verifiedAt: Moment?
    /// Who approved it.
    var approvedBy: String?

    /// From when on the weight of its step is in force everywhere; nil before it is in force anywhere.
    func settledAt(_ step: Step) -> Moment? { shiftedAt.map { $0 + step.settle } }
}

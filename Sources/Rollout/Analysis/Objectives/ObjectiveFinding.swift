/// What became of an objective.
public struct ObjectiveFinding: Sendable, Hashable {
    /// What was wanted.
    public var objective: Objective
    /// What was measured, in the unit of the objective's limit; nil when nothing was.
    public var value: Double?

    /// Whether the objective was met; nil when nothing was measured.
    public var isMet: Bool? { value.map { objective.operator.holds($0, objective.limit) } }
}

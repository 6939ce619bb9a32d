/// Where two policies decide differently about the same history.
public struct PolicyDifference: Sendable, Hashable {
    /// When.
    public var at: Moment
    /// What the first decides, with the decisive reason alone.
    public var first: RolloutDecision
    /// What the second decides, with the decisive reason alone.
    public var second: RolloutDecision
    /// What only the first asks the host for here; ``RolloutDecision/weight`` says the traffic.
    public var firstAlone: [Effect]
    /// What only the second asks the host for here.
    public var secondAlone: [Effect]
}

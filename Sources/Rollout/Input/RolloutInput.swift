/// What an evaluation is told: the time, and everything that came in since the last one.
public struct RolloutInput: Sendable, Hashable {
    /// The time of the evaluation.
    public var now: Moment
    /// New points of series, in any order.
    public var observations: [Observation]
    /// New facts.
    public var facts: [Fact]
    /// New answers of health endpoints.
    public var health: [HealthAnswer]
    /// What people want.
    public var commands: [Command]
    /// What became of effects.
    public var acknowledgements: [Acknowledgement]

    /// An input.
    public init(
        now: Moment, observations: [Observation] = [], facts: [Fact] = [], health: [HealthAnswer] = [],
        commands: [Command] = [], acknowledgements: [Acknowledgement] = []
    ) {
        self.now = now
        self.observations = observations
        self.facts = facts
        self.health = health
        self.commands = commands
        self.acknowledgements = acknowledgements
    }
}

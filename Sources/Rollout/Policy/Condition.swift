/// Something that is true or false of a rollout at a moment.
public indirect enum Condition: Sendable, Hashable {
    /// A series beyond its limit.
    case comparison(Comparison)
    /// A fact from outside is known and true, or, negated, is not.
    case fact(String, negated: Bool)
    /// A gate is not met.
    case unhealthy(gate: String)
    /// A component of the service's health is not healthy.
    case component(String)
    /// All of them.
    case all([Condition])
    /// At least one of them.
    case any([Condition])
    /// The condition has held for this long.
    case lasting(Span, Condition)
}

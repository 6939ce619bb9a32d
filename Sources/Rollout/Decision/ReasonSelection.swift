/// Which reasons a decision lists.
public enum ReasonSelection: Sendable, Hashable, CaseIterable {
    /// One of every rule.
    case all
    /// The decisive one alone: for those who look at many rollouts and ask why only where something happens.
    case decisive
}

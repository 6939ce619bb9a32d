extension Reason {
    /// What a reason is about, where something depends on that. Its name is for people alone.
    enum Kind: String, Sendable, Hashable, Codable {
        /// A person has to say yes to a step.
        case approval
        /// The calendar.
        case calendar
        /// A step or a gate that has taken too long.
        case deadline
        /// Somebody froze the rollout.
        case freeze
        /// A gate as a whole.
        case gate
        /// An open incident.
        case incident
        /// Something that is measured anew once somebody has approved.
        case measurement
        /// Data are missing.
        case missingData
        /// Nothing that matters beyond what it says.
        case other
        /// Somebody paused the rollout.
        case pause
        /// A trigger.
        case trigger
    }
}

extension Reason {
    /// What a reason is about, where something depends on that. Its name is for people alone.
    enum Kind: Sendable, Hashable, Codable {
        /// A person has to say yes to a step.
        case approval
        /// The calendar.
        case calendar
        /// Somebody froze the rollout.
        case freeze
        /// A gate as a whole.
        case gate
        /// An open incident.
        case incident(Severity)
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

/// What a rule remembers between two evaluations.
struct RuleState: Sendable, Hashable, Codable {
    /// Since when its condition has held without a break.
    var since: Moment?
    /// When it was last seen to hold.
    var lastHeld: Moment?
    /// How many looks failed in all.
    var failures: Int?
    /// How many looks failed in a row.
    var consecutive: Int?
    /// The newest observation that was counted as a look.
    var counted: Moment?
    /// Evidence of a sequential test: failures and events counted so far.
    var evidence: Evidence?
    /// Whether what it demands has been done since its condition began to hold.
    var hasFired: Bool?

    /// What a sequential test has counted.
    struct Evidence: Sendable, Hashable, Codable {
        var failures = 0
        var total = 0
        var twoArm: TwoArmEvidence?
    }
}

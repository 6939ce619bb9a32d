/// What a sequential test has counted.
struct CountedEvidence: Sendable, Hashable, Codable {
    /// Of its subject.
    var subject = FailureCounts()
    /// Of the stable version, where that is what it is compared with.
    var stable = FailureCounts()
    /// What both come to; nil until there was a time in which both had traffic.
    var twoArm: TwoArmEvidence?
    /// Up to when points were counted.
    var countedTo = Moment.distantPast
}

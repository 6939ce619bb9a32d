/// What a sequential test has counted since a moment.
struct EvidenceEpoch: Sendable, Hashable, Codable {
    /// Its number, from 1: which part of the stake is bet on it.
    var number = 1
    /// Only later points are counted.
    var since = Moment.distantPast
    /// Of its subject.
    var subject = FailureCounts()
    /// Of the stable version, where that is what it is compared with.
    var stable = FailureCounts()
    /// What both come to; nil until there was a time in which both had traffic.
    var twoArm: TwoArmEvidence?
}

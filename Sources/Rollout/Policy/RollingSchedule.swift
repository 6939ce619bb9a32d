/// How many instances of each version run while they are exchanged one after the other.
public struct RollingSchedule: Sendable, Hashable {
    /// One moment of the exchange.
    public struct Step: Sendable, Hashable {
        /// Instances of the old version.
        public var old: Int
        /// Instances of the new version.
        public var new: Int
    }

    /// The most instances at once.
    public let most: Int
    /// The fewest that are available.
    public let fewest: Int
    /// The exchange, from all old to all new.
    public let steps: [Step]

    /// The exchange of a number of instances.
    ///
    /// With neither surge nor anything missing nothing could move, so then one may be missing.
    public init(instances: Int, _ rolling: RolloutPolicy.Rolling) {
        let wanted = min(max(0, instances), 100_000)
        let surge = rolling.maxSurge.instances(of: wanted, roundingUp: true)
        var missing = min(wanted, rolling.maxUnavailable.instances(of: wanted, roundingUp: false))
        if surge == 0, missing == 0 { missing = min(1, wanted) }
        most = wanted + surge
        fewest = wanted - missing
        var step = Step(old: wanted, new: 0)
        var steps = [step]
        while step.new < wanted || step.old > 0 {
            let before = step
            // New ones as far as there may be more, then old ones go as far as enough are left.
            step.new += min(wanted - step.new, max(0, most - step.old - step.new))
            step.old -= step.new == wanted ? step.old : min(step.old, max(0, step.old + step.new - fewest))
            guard step != before else { break }
            steps.append(step)
        }
        self.steps = steps
    }
}

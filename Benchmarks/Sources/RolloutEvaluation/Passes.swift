import Rollout

/// Many rollouts, each evaluated once in a pass.
struct Passes {
    private let policy: RolloutPolicy
    private let count = 10_000

    init(_ policy: RolloutPolicy) {
        self.policy = policy
    }

    /// That a pass allocates and occupies as much after a long history as after a short one.
    func claims(_ memory: Memory, passes: Int) -> [Claim] {
        var states = (0..<count).map { Workload.running(policy, id: "rollout-\($0)").state }
        var now = Workload.running(policy).now
        var input = RolloutInput(now: now, observations: Workload.observations(at: now))
        func pass() -> (allocations: UInt64, bytes: Int) {
            now = now + Workload.interval
            input.now = now
            for index in input.observations.indices { input.observations[index].at = now }
            let begin = memory.allocations
            for index in states.indices { _ = policy.evaluate(&states[index], input, reasons: .decisive) }
            return (memory.allocations - begin, memory.bytesInUse)
        }
        for _ in 0..<10 { _ = pass() }
        let early = pass()
        for _ in 0..<passes { _ = pass() }
        let late = pass()
        let each = Double(late.allocations) / Double(count)
        return [
            Claim(
                "\(count) rollouts in one pass: allocations beyond those of \(passes) passes before",
                Double(late.allocations) - Double(early.allocations), atMost: 0, "(\(each.rounded(2)) a tick)"),
            Claim(
                "\(count) rollouts in one pass: bytes beyond those of \(passes) passes before",
                Double(late.bytes - early.bytes), atMost: 0, "bytes"),
        ]
    }
}

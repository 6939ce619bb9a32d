import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `The difference of two policies` {
    private func policy(interval: String, limit: Int = 10) throws -> RolloutPolicy {
        try Rehearsal(
            #"""
            "interval": "\#(interval)", "metrics": {"memory": {"kind": "gauge", "unit": "MB"}},
            "analyses": {"default": {"conditions": ["memory < \#(limit)MB"], "onFail": "rollback"}},
            "steps": [{"setWeight": 10, "pause": {"duration": "30m"}}, {"setWeight": 100, "bakeTime": "30m"}]
            """#
        ).policy
    }

    /// A point at the start, one that is bad, and one at the end.
    private let history = [(0, 5.0), (900, 50.0), (3_000, 5.0)].map { seconds, value in
        let at = Moment(seconds: Int64(seconds))
        return HistoryLine(at: at, content: .observation(Observation(at: at, metric: "memory", value: value)))
    }

    @Test func `is none of a policy and itself`() throws {
        let policy = try policy(interval: "5m")
        #expect(policy.differences(from: policy, over: history).isEmpty)
    }

    @Test func `is what each decides at its own interval`() throws {
        let (often, seldom) = (try policy(interval: "1m"), try policy(interval: "10m"))
        var moments: [[Moment]] = []
        for policy in [often, seldom] {
            var decided: [Moment] = []
            _ = policy.replay(history) { decision in
                decided.append(decision.at)
                return true
            }
            moments.append(decided)
        }
        let differences = often.differences(from: seldom, over: history)
        #expect(!differences.isEmpty)
        for difference in differences {
            let (first, second) = (difference.first.at, difference.second.at)
            #expect(max(first, second) == difference.at)
            #expect(first == moments[0].last { $0 <= difference.at })
            #expect(second == moments[1].last { $0 <= difference.at })
        }
    }
}

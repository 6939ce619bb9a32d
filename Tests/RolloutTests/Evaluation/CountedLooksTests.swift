import Testing

@testable import Rollout

/// Between two ticks of the policy somebody looks each second, since lines about something else come in.
@Suite(.timeLimit(.minutes(1))) struct `Looks that count` {
    private func decisions(
        _ members: String, seconds: [Int64], _ change: (Int64, inout RolloutInput) -> Void
    ) throws -> [RolloutDecision] {
        let policy = try Rehearsal(members).policy
        var (state, effects, decisions) = (RolloutState(policy), [Effect](), [RolloutDecision]())
        for second in seconds {
            var input = RolloutInput(now: Moment(seconds: second))
            input.acknowledgements = effects.map { Acknowledgement(effect: $0.id, result: .done) }
            change(second, &input)
            decisions.append(policy.evaluate(&state, input))
            effects = decisions.last?.effects ?? []
        }
        return decisions
    }

    private static let analysis = #"""
        "metrics": {"error_rate": {"kind": "ratio", "unit": "percent"}},
        "analyses": {"default": {"conditions": ["error_rate < 1%"], "onFail": "rollback", "consecutiveFailureLimit": 3}},
        "steps": [{"setWeight": 50, "pause": {"duration": "10m"}}]
        """#

    private func points(_ values: [Int64: Double]) -> (Int64, inout RolloutInput) -> Void {
        { second, input in
            guard let value = values[second] else { return }
            input.observations = [Observation(at: Moment(seconds: second), metric: "error_rate", value: value)]
        }
    }

    @Test func `of an analysis are those with new data`() throws {
        let seconds: [Int64] = [0, 1, 60, 61, 62, 63, 64, 120]
        let found = try decisions(Self.analysis, seconds: seconds, points([60: 5, 120: 0]))
        #expect(found.allSatisfy { $0.verdict != .rollback })
    }

    @Test func `of an analysis that fails each minute are one a minute`() throws {
        let seconds = (0..<300).map { Int64($0) }
        let found = try decisions(Self.analysis, seconds: seconds, points([60: 5, 120: 5, 180: 5]))
        #expect(found.first { $0.verdict == .rollback }?.at == Moment(seconds: 180))
    }

    @Test(arguments: ["test_passed", "an unknown one"])
    func `of a fact are one in each interval`(fact: String) throws {
        let members = #"""
            "metrics": {},
            "analyses": {"default": {"conditions": ["fact(test_passed)"], "onFail": "rollback",
                                     "consecutiveFailureLimit": 3}},
            "steps": [{"setWeight": 50, "pause": {"duration": "10m"}}]
            """#
        let found = try decisions(members, seconds: (0..<300).map { Int64($0) }) { second, input in
            if second == 0 { input.facts = [Fact(at: Moment(seconds: 0), name: fact, value: false)] }
        }
        #expect(found.first { $0.verdict == .rollback }?.at == Moment(seconds: 120))
    }

    private static let gate = #"""
        "metrics": {},
        "gates": {"healthy": {"http": [{"path": "/health"}], "onFail": "abort", "failureThreshold": 3}},
        "steps": [{"gate": "healthy"}, {"setWeight": 50}]
        """#

    @Test func `of a gate are those with a new answer`() throws {
        let found = try decisions(Self.gate, seconds: [0, 1, 2, 3, 4, 5]) { second, input in
            if second == 1 { input.health = [HealthAnswer(at: Moment(seconds: 1), path: "/health", status: 503)] }
        }
        #expect(found.last?.verdict == .hold)
        #expect(found.last?.reason("gate.healthy")?.verdict == .pending)
    }

    @Test func `of a gate whose answers come each second are one a second`() throws {
        let found = try decisions(Self.gate, seconds: [0, 1, 2, 3, 4, 5]) { second, input in
            input.health = [HealthAnswer(at: Moment(seconds: second), path: "/health", status: 503)]
        }
        #expect(found.first { $0.verdict == .abort }?.at == Moment(seconds: 2))
    }

    @Test func `of a trigger about a gate are those with a new answer`() throws {
        let members = #"""
            "metrics": {}, "gates": {"healthy": {"http": [{"path": "/health"}], "failureThreshold": 3}},
            "steps": [{"setWeight": 50, "pause": {"duration": "10m"}}],
            "triggers": [{"when": "unhealthy(healthy)", "action": "rollback"}]
            """#
        let found = try decisions(members, seconds: (0..<10).map { Int64($0) }) { second, input in
            guard second == 1 || second > 5 else { return }
            input.health = [HealthAnswer(at: Moment(seconds: second), path: "/health", status: 503)]
        }
        #expect(found.first { $0.verdict == .rollback }?.at == Moment(seconds: 7))
    }
}

import JSONText
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `The floor of a baseline` {
    private func policy(_ floor: String, _ triggers: [String]) throws -> RolloutPolicy {
        let list = triggers.map { #"{"when": "\#($0)", "action": "hold"}"# }.joined(separator: ", ")
        return try Rehearsal(
            #"""
            "metrics": {"lat": {"kind": "gauge", "unit": "ms"}, "slow": {"kind": "gauge", "unit": "s"},
                        "error_rate": {"kind": "ratio"}, "level": {"kind": "gauge"}},
            "steps": [{"setWeight": 50, "pause": {"duration": "1h"}}], "baseline": {"floor": \#(floor)},
            "triggers": [\#(list)]
            """#
        ).policy
    }

    @Test(
        arguments: [
            (#""20ms""#, [20, 0.02, nil, nil]), (#"["20ms", "0.1%"]"#, [20, 0.02, 0.001, nil]),
            (#"["20ms", "0.1%", 3]"#, [20, 0.02, 0.001, 3]), ("20", [20, 20, 20, 20]),
            (#""2 s""#, [2_000, 2, nil, nil]),
        ] as [(String, [Double?])])
    func `counts for metrics of its kind, in the unit of each`(floor: String, expected: [Double?]) throws {
        let policy = try policy(floor, ["lat > 2x stable"])
        let metrics = try ["lat", "slow", "error_rate", "level"].map { try #require(policy.metrics[$0]) }
        #expect(metrics.map { policy.baseline.floor(of: $0) } == expected)
    }

    @Test func `of latency leaves the limit of errors alone`() throws {
        let policy = try policy(#""20ms""#, ["error_rate > 2x stable", "lat > 2x stable"])
        var state = RolloutState(policy)
        var decision: RolloutDecision?
        for minute in Int64(0)..<3 {
            let now = Moment(seconds: minute * 60)
            let points = [("lat", 1.0, 30.0), ("error_rate", 0.01, 0.03)].flatMap { metric, stable, candidate in
                [
                    Observation(at: now, subject: .stable, metric: metric, value: stable, samples: 100),
                    Observation(at: now, metric: metric, value: candidate, samples: 100),
                ]
            }
            decision = policy.evaluate(&state, RolloutInput(now: now, observations: points))
        }
        #expect(decision?.reason("triggers[0]")?.limit == 0.02)
        #expect(decision?.reason("triggers[0]")?.verdict == .fail)
        #expect(decision?.reason("triggers[1]")?.limit == 40)
        #expect(decision?.reason("triggers[1]")?.verdict == .pass)
    }

    @Test(
        arguments: [
            (
                "20",
                "is one number for error_rate and lat, which are measured in different units: write it with its unit, "
                    + "like 20ms or 0.1%, to make it count for metrics of that kind; several in a list"
            ),
            (#"["20ms", "1s"]"#, "is a second floor for time: keep one of them"),
            ("[1, 2]", "is a second floor without a unit: keep one of them"),
            (#""-3ms""#, "must be a number from 0 on, alone or with its unit, like 20ms or 0.1%"),
            (#""much""#, "must be a number from 0 on, alone or with its unit, like 20ms or 0.1%"),
        ])
    func `is refused where it can mean several things`(floor: String, problem: String) throws {
        let error = #expect(throws: PolicyError.self) {
            try policy(floor, ["error_rate > 2x stable", "lat > 2x stable", "level > 7"])
        }
        #expect(error?.problem == problem)
    }

    @Test func `may be one number where all limits are of one kind`() throws {
        #expect(
            try policy("20", ["slow > 2x stable", "lat > 2x stable", "error_rate > 1%"]).baseline.floors.count == 1)
        #expect(
            try policy(#"["20ms", 0.01]"#, ["error_rate > 2x stable", "lat > 2x stable"]).baseline.floors.count == 2)
    }
}

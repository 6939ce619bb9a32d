import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `Points that cannot be, or that come twice` {
    private func rehearsal(_ kind: String, _ condition: String, test: String = "threshold") throws -> Rehearsal {
        try Rehearsal(
            #"""
            "metrics": {"x": {"kind": \#(kind)}}, "steps": [{"setWeight": 50, "pause": {"duration": "1h"}}],
            "triggers": [{"when": "\#(condition)", "test": "\#(test)", "action": "rollback"}]
            """#)
    }

    private func point(_ at: Moment, _ metric: String, _ value: Double, samples: Int? = nil) -> Observation {
        Observation(at: at, metric: metric, value: value, samples: samples)
    }

    @Test(arguments: [(#""counter""#, "x"), (#""ratio""#, "x"), (#""ratio""#, "errors"), (#""ratio""#, "requests")])
    func `are dropped and counted where they are below nothing`(kind: String, metric: String) throws {
        var rehearsal = try rehearsal(kind, "x > 5")
        let decision = rehearsal.tick([point(rehearsal.now, metric, -3)])
        #expect(rehearsal.state.droppedObservations == 1)
        #expect(decision.reason("triggers[0]")?.verdict == .noData)
    }

    @Test(arguments: [#""gauge""#, #""distribution", "stat": "mean""#])
    func `may be below nothing where they are a level`(kind: String) throws {
        var rehearsal = try rehearsal(kind, "x > 5")
        let decision = rehearsal.tick([point(rehearsal.now, "x", -3)])
        #expect(rehearsal.state.droppedObservations == 0)
        #expect(decision.reason("triggers[0]")?.value == -3)
    }

    @Test func `never tell of more failures than events`() throws {
        var rehearsal = try rehearsal(#""ratio""#, "x > 1%", test: "sequential")
        let now = rehearsal.now
        let decision = rehearsal.tick([point(now, "errors", 50), point(now, "requests", 10)])
        #expect(decision.reason("triggers[0]")?.note == "10 of 10 failed on candidate: x is above 1%")
    }

    @Test(
        arguments: [
            (#""gauge""#, (500, 1), (5, 10), 500), (#""gauge""#, (500, nil), (5, 10), 500),
            (#""counter""#, (6, nil), (6, nil), 6),
            (#""counter""#, (6, nil), (7, nil), 7),
        ] as [(String, (Double, Int?), (Double, Int?), Double)])
    func `count once, with the larger value`(
        kind: String, first: (Double, Int?), second: (Double, Int?), value: Double
    ) throws {
        for (left, right) in [(first, second), (second, first)] {
            var rehearsal = try rehearsal(kind, "x > 1000")
            let now = rehearsal.now
            let points = [left, right].map { point(now, "x", $0.0, samples: $0.1) }
            #expect(rehearsal.tick(points).reason("triggers[0]")?.value == value)
            #expect(rehearsal.state.droppedObservations == 1)
        }
    }
}

import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `An announcement` {
    @Test func `of an advance names the weight of the new step`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {}, "steps": [{"setWeight": 5}, {"setWeight": 50}],
            "notifications": [{"event": "advance", "channel": "team", "template": "step {step}: {weight} %"}]
            """#)
        var texts: [String?] = []
        for _ in 0..<2 {
            texts += rehearsal.tick().effects.filter { $0.kind == .notify }.map { $0.parameters["text"] }
        }
        #expect(texts == ["step 1: 5 %", "step 2: 50 %"])
    }
}

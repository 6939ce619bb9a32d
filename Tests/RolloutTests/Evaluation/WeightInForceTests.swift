import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A rollback by steps` {
    private func rehearsal() throws -> Rehearsal {
        try Rehearsal(
            #"""
            "metrics": {}, "steps": [{"setWeight": 5, "pause": {"duration": "1m"}}, {"setWeight": 25}, {"setWeight": 100}],
            "rollback": {"immediate": {"weights": [10, 0], "stepDuration": "1m"}}
            """#)
    }

    private let back = [Command(.rollback(plan: nil), actor: "ann")]

    @Test(arguments: [nil, .failed, .timeout] as [Acknowledgement.Result?])
    func `never gives more than is in force`(result: Acknowledgement.Result?) throws {
        var rehearsal = try rehearsal()
        while rehearsal.state.weight < 25 { _ = rehearsal.tick() }
        rehearsal.result = { _ in result }
        let decision = rehearsal.tick([], back)
        #expect(decision.weight == 0)
        #expect(decision.effects.filter { $0.kind == .setTraffic }.map(\.weight) == [0])
    }

    @Test func `goes through the weights below what is in force`() throws {
        var rehearsal = try rehearsal()
        while rehearsal.state.weight < 25 { _ = rehearsal.tick() }
        #expect(rehearsal.tick([], back).weight == 10)
        for _ in 0..<4 { _ = rehearsal.tick() }
        #expect(rehearsal.state.phase == .rolledBack && rehearsal.state.weight == 0)
    }
}

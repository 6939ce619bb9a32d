import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `Routes past the weights` {
    private static let members = #"""
        "metrics": {\#(Rehearsal.errorRate)},
        "steps": [{"setHeaderRoute": {"x-tester": "yes"}}, {"setMirrorRoute": 10, "pause": {"duration": "5m"}},
                  {"setWeight": 50, "pause": {"duration": "5m"}}, {"setWeight": 100}]
        """#

    /// The effects that take routes back, up to the end and a little beyond.
    private func takenBack(
        _ command: Command.Action?, atMinute minute: Int, _ members: String? = nil
    ) throws -> (phase: RolloutPhase, effects: Set<Effect>) {
        var rehearsal = try Rehearsal(members ?? Self.members)
        var effects: Set<Effect> = []
        for tick in 0..<30 {
            let commands = tick == minute ? command.map { [Command($0, actor: "ann")] } : nil
            effects.formUnion(rehearsal.tick([], commands ?? []).effects)
        }
        let isBack = { (effect: Effect) in effect.kind.isRoute && effect.weight ?? 0 == 0 && effect.parameters.isEmpty }
        return (rehearsal.state.phase, effects.filter(isBack))
    }

    private static let ends: [(Command.Action?, Int, RolloutPhase)] = [
        (.abort, 4, .aborted), (.abort, 12, .rolledBack), (.rollback(plan: nil), 12, .rolledBack), (nil, 0, .completed),
    ]

    @Test(arguments: ends)
    func `are taken back at every end`(command: Command.Action?, minute: Int, phase: RolloutPhase) throws {
        let found = try takenBack(command, atMinute: minute)
        #expect(found.phase == phase)
        #expect(Set(found.effects.map(\.kind)) == [.setHeaderRoute, .setMirrorRoute])
        #expect(found.effects.allSatisfy { $0.environment == "candidate" })
        #expect(found.effects.count == 2, "each once, since it is acknowledged")
    }

    @Test func `that no step has set yet are nothing to take back`() throws {
        let found = try takenBack(.abort, atMinute: 1)
        #expect(found.phase == .aborted)
        #expect(found.effects.map(\.kind) == [.setHeaderRoute])
    }

    @Test func `of no step are never taken back`() throws {
        let found = try takenBack(nil, atMinute: 0, #""metrics": {}, "steps": [{"setWeight": 100}]"#)
        #expect(found.phase == .completed && found.effects.isEmpty)
    }

    @Test func `are taken back again where that failed, also after the end`() throws {
        let policy = try Rehearsal(Self.members).policy
        var (state, effects, attempts) = (RolloutState(policy), [Effect](), Set<String>())
        for minute in 0..<20 {
            var input = RolloutInput(now: Moment(seconds: Int64(minute) * 60))
            if minute == 4 { input.commands = [Command(.abort, actor: "ann")] }
            let fails = (4..<8).contains(minute - 1)
            input.acknowledgements = effects.map { Acknowledgement(effect: $0.id, result: fails ? .failed : .done) }
            effects = policy.evaluate(&state, input).effects
            if minute > 3 { attempts.formUnion(effects.filter { $0.kind == .setMirrorRoute }.map(\.id)) }
        }
        #expect(state.phase == .aborted && effects.isEmpty)
        #expect(attempts.count == 5)
    }
}

import Foundation
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(60))) struct `Whatever happens` {
    /// How many evaluations one world lives for at most.
    private static let life = 60

    /// Each evaluation is a case.
    private func worlds(_ rules: RandomWorld.Rules, _ body: (UInt64, inout RandomWorld) throws -> Void) throws {
        for seed in 0..<UInt64(caseCount(10_000) / Self.life) {
            var world = try RandomWorld(seed: seed, rules: rules)
            try body(seed, &world)
        }
    }

    @Test(arguments: RandomWorld.Rules.allCases) func `the laws hold`(rules: RandomWorld.Rules) throws {
        var seen: [RolloutPhase: Int] = [:]
        try worlds(rules) { seed, world in
            var state = RolloutState(world.policy)
            var effects: [Effect] = []
            var (weightAtRollback, weightInForce) = (nil as Double?, 0.0)
            var step = 0
            for _ in 0..<Self.life {
                let before = state
                let input = world.input(after: effects)
                let weight = input.weight(of: effects) ?? weightInForce
                if weightAtRollback != nil {
                    #expect(weight <= weightInForce, "seed \(seed): the weight in force rose after a rollback began")
                }
                weightInForce = weight
                let decision = world.policy.evaluate(&state, input)
                effects = decision.effects
                expectVerdict(decision, seed)
                if decision.verdict == .advance { expectNothingWrong(decision, seed) }
                #expect((step...step + 1).contains(decision.step), "seed \(seed): one step a tick")
                step = decision.step
                if let ceiling = weightAtRollback {
                    #expect(decision.weight <= ceiling, "seed \(seed): the weight rose after a rollback began")
                    #expect([.rollingBack, .rolledBack].contains(decision.phase), "seed \(seed)")
                }
                if decision.phase == .rollingBack || decision.phase == .rolledBack {
                    weightAtRollback = decision.weight
                }
                if before.phase.isFinal { #expect(state.phase == before.phase, "seed \(seed): what ended stays ended") }
                seen[decision.phase, default: 0] += 1
            }
        }
        #expect(RolloutPhase.allCases.allSatisfy { $0 == .pending || seen[$0, default: 0] > 0 }, "\(seen)")
    }

    private func expectVerdict(_ decision: RolloutDecision, _ seed: UInt64) {
        #expect(decision.verdict == RolloutVerdict(following: decision.reasons), "seed \(seed)")
        #expect(Set(decision.effects.map(\.id)).count == decision.effects.count, "seed \(seed): ids differ")
    }

    private func expectNothingWrong(_ decision: RolloutDecision, _ seed: UInt64) {
        #expect(!decision.incidents.contains { $0.severity < .p3 }, "seed \(seed): advanced beside an incident")
        for reason in decision.reasons where reason.rule.hasPrefix("analysis.") && !reason.rule.contains("].") {
            #expect(reason.verdict == .pass, "seed \(seed): \(reason)")
        }
        for reason in decision.reasons where reason.rule.hasPrefix("compat.analyses.") {
            #expect(reason.verdict == .pass, "seed \(seed): \(reason)")
        }
        for reason in decision.reasons where reason.rule.hasPrefix("gate.") && !reason.rule.contains("[") {
            #expect(reason.verdict == .pass, "seed \(seed): \(reason)")
        }
    }

    @Test(arguments: RandomWorld.Rules.allCases) func `a stored state goes on as if it had never been stored`(
        rules: RandomWorld.Rules
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try worlds(rules) { seed, world in
            var (state, stored) = (RolloutState(world.policy), RolloutState(world.policy))
            var effects: [Effect] = []
            for _ in 0..<Self.life {
                let input = world.input(after: effects)
                let decision = world.policy.evaluate(&state, input)
                #expect(world.policy.evaluate(&stored, input) == decision, "seed \(seed)")
                stored = try JSONDecoder().decode(RolloutState.self, from: encoder.encode(stored))
                #expect(stored == state, "seed \(seed)")
                effects = decision.effects
            }
        }
    }

    @Test(arguments: RandomWorld.Rules.allCases) func `nothing that waits delays a rollback`(rules: RandomWorld.Rules)
        throws
    {
        var rollbacks = 0
        try worlds(rules) { seed, world in
            var state = RolloutState(world.policy)
            var effects: [Effect] = []
            for _ in 0..<Self.life {
                let before = state
                let input = world.input(after: effects)
                let decision = world.policy.evaluate(&state, input)
                effects = decision.effects
                guard decision.verdict == .rollback, before.rollback == nil, decision.phase == .rollingBack else {
                    continue
                }
                rollbacks += 1
                var locked = world.policy
                locked.windows.append(
                    CalendarWindow(
                        effect: .deny, hours: .weekly(days: Set(1...7), from: 0, to: 1_440), timeZone: nil,
                        environments: [])
                )
                locked.compile()
                var held = before
                held.frozenBy = "ann"
                held.pausedBy = "ann"
                held.missingSince = before.lastEvaluation
                let other = locked.evaluate(&held, input)
                #expect(other.verdict == .rollback, "seed \(seed)")
                #expect(other.weight == decision.weight, "seed \(seed)")
            }
        }
        #expect(rollbacks > 20)
    }

    @Test(arguments: RandomWorld.Rules.allCases) func `more errors never turn a rollback into an advance`(
        rules: RandomWorld.Rules
    ) throws {
        var compared = 0
        try worlds(rules) { seed, world in
            var state = RolloutState(world.policy)
            var effects: [Effect] = []
            for _ in 0..<Self.life {
                let before = state
                let input = world.input(after: effects)
                let decision = world.policy.evaluate(&state, input)
                effects = decision.effects
                guard decision.verdict != .advance, decision.verdict != .complete else { continue }
                var worse = input
                for index in worse.observations.indices where worse.observations[index].metric == "errors" {
                    let point = worse.observations[index]
                    // A number that cannot be is no error, and more of it would be the news that there are some.
                    guard point.subject == .candidate, point.value >= 0 else { continue }
                    worse.observations[index].value = point.value * 2 + 10
                }
                var other = before
                let verdict = world.policy.evaluate(&other, worse).verdict
                #expect(verdict != .advance && verdict != .complete, "seed \(seed)")
                compared += 1
            }
        }
        #expect(compared > 1_000)
    }

    @Test(arguments: RandomWorld.Rules.allCases) func `the order in which observations come does not matter`(
        rules: RandomWorld.Rules
    ) throws {
        try worlds(rules) { seed, world in
            var (state, shuffled) = (RolloutState(world.policy), RolloutState(world.policy))
            var effects: [Effect] = []
            for _ in 0..<Self.life {
                var input = world.input(after: effects)
                let decision = world.policy.evaluate(&state, input)
                input.observations.shuffle(using: &world.random)
                #expect(world.policy.evaluate(&shuffled, input) == decision, "seed \(seed)")
                effects = decision.effects
            }
            #expect(shuffled == state, "seed \(seed)")
        }
    }
}

extension RolloutInput {
    /// The candidate's share of the traffic that a host has carried out; nil where it has left it as it was.
    fileprivate func weight(of effects: [Effect]) -> Double? {
        let done = Set(acknowledgements.filter { $0.result == .done }.map(\.effect))
        let shifts = effects.filter { $0.kind == .setTraffic || $0.kind == .rollbackMethod }
        return shifts.last { done.contains($0.id) }?.weight
    }
}

import JSONText
import TestServers
import Testing

@testable import Rollout

/// What a person with a decision and a pencil can check.
@Suite(.timeLimit(.minutes(60))) struct `A decision explains itself` {
    private static let life = 60

    /// Each evaluation is a case.
    private func decisions(
        _ rules: RandomWorld.Rules, _ body: (UInt64, RolloutDecision, RandomWorld) throws -> Void
    ) throws {
        for seed in 0..<UInt64(caseCount(6_000) / Self.life) {
            var world = try RandomWorld(seed: seed, rules: rules)
            var state = RolloutState(world.policy)
            var effects: [Effect] = []
            for _ in 0..<Self.life {
                let decision = world.policy.evaluate(&state, world.input(after: effects))
                effects = decision.effects
                try body(seed, decision, world)
            }
        }
    }

    /// The verdict by the order of the language, written down a second time.
    private func verdict(_ reasons: [Reason]) -> RolloutVerdict {
        let demands = Set(reasons.compactMap(\.outcome))
        let order: [RolloutVerdict] = [.rollback, .abort, .pauseForApproval, .hold, .advance, .complete]
        return order.first { demands.contains($0) } ?? .hold
    }

    @Test(arguments: RandomWorld.Rules.allCases) func `its verdict follows from its reasons alone`(
        rules: RandomWorld.Rules
    ) throws {
        var seen: Set<RolloutVerdict> = []
        try decisions(rules) { seed, decision, _ in
            #expect(decision.verdict == verdict(decision.reasons), "seed \(seed)")
            #expect(decision.verdict == RolloutVerdict(following: decision.reasons), "seed \(seed)")
            seen.insert(decision.verdict)
        }
        #expect(seen == Set(RolloutVerdict.allCases))
    }

    @Test(arguments: RandomWorld.Rules.allCases) func `its summary is what its decisive reason says`(
        rules: RandomWorld.Rules
    ) throws {
        try decisions(rules) { seed, decision, _ in
            guard decision.phase != .rollingBack, decision.phase != .rolledBack else { return }
            let expected = try words(decision)
            #expect(decision.summary == expected, "seed \(seed)")
        }
    }

    /// What decides, by the line of JSON alone: the first rule that demands the most.
    private func words(_ decision: RolloutDecision) throws -> String? {
        let line = try JSONValue(reading: decision.json()).object
        let rules = line?["reasons"]?.array?.compactMap(\.object) ?? []
        for demand in ["rollback", "abort", "pauseForApproval", "hold", "advance", "complete"] {
            guard let rule = rules.first(where: { $0["outcome"] == .string(demand) }) else { continue }
            return (rule["note"] ?? rule["rule"])?.string
        }
        return "hold"
    }

    @Test func `values and limits say how each threshold was found`() throws {
        var checked = 0
        try decisions(.own) { seed, decision, world in
            guard world.policy.analyses["all"]?.test == .threshold else { return }
            // Parts of a condition have names that go on after the bracket, and say only what they found.
            let conditions = decision.reasons.filter { $0.rule.hasPrefix("analysis.all[") && $0.rule.hasSuffix("]") }
            for reason in conditions {
                guard let value = reason.value, let limit = reason.limit, let margin = reason.margin else { continue }
                checked += 1
                // All conditions of these worlds bound a value from above.
                #expect((reason.verdict == .pass) == (value < limit), "seed \(seed): \(reason)")
                #expect(margin.magnitude == Decimal.rounded((value - limit).magnitude), "seed \(seed): \(reason)")
            }
        }
        #expect(checked > 1_000)
    }

    @Test(arguments: RandomWorld.Rules.allCases) func `it is the same decision with the decisive reason alone`(
        rules: RandomWorld.Rules
    ) throws {
        for seed in 0..<UInt64(caseCount(6_000) / Self.life) {
            var world = try RandomWorld(seed: seed, rules: rules)
            var (full, short) = (RolloutState(world.policy), RolloutState(world.policy))
            var effects: [Effect] = []
            for _ in 0..<Self.life {
                let input = world.input(after: effects)
                var decision = world.policy.evaluate(&full, input)
                let other = world.policy.evaluate(&short, input, reasons: .decisive)
                effects = decision.effects
                #expect(full == short, "seed \(seed)")
                #expect(other.summary == decision.summary, "seed \(seed)")
                #expect(other.reasons == Array(decision.reasons.filter { $0.outcome == decision.verdict }.prefix(1)))
                decision.reasons = other.reasons
                #expect(other == decision, "seed \(seed)")
            }
        }
    }
}

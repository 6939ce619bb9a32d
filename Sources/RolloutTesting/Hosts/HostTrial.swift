import Foundation
import Rollout

/// One rollout that is driven against a host.
struct HostTrial {
    private let fault: HostFault
    private let story: HostStory
    private let policy: RolloutPolicy
    private let host: any RolloutHost
    private var passage: FaultyPassage
    private var record = HostRecord()

    init(_ host: any RolloutHost, _ policy: RolloutPolicy, _ story: HostStory, _ fault: HostFault) {
        self.fault = fault
        self.story = story
        self.policy = policy
        self.host = host
        passage = FaultyPassage(fault)
    }

    /// What the host does wrong.
    ///
    /// - Throws: What the coding of a state throws.
    mutating func problems() async throws -> [String] {
        var state = RolloutState(policy)
        var input = RolloutInput(now: Moment(seconds: 0))
        var known: Set<String> = []
        for evaluation in 1...Self.mostEvaluations {
            let before = state
            var decision = policy.evaluate(&state, input)
            // A process that ended at each evaluation would never come to anything: once for each effect is enough.
            let isNew = !known.isSuperset(of: decision.effects.map(\.id))
            known.formUnion(decision.effects.map(\.id))
            var heard: [Acknowledgement] = []
            if fault == .crashBeforeEffects, isNew {
                state = try await restarted(with: state)
            } else {
                heard = await carryOut(decision.effects)
            }
            if fault == .crashAfterEffects, isNew {
                state = try await restarted(with: before)
                decision = policy.evaluate(&state, input)
                heard = await carryOut(decision.effects)
            }
            if decision.isFinal && decision.effects.isEmpty || evaluation == Self.mostEvaluations {
                await finish(decision)
                break
            }
            input = RolloutInput(now: input.now + policy.interval, acknowledgements: heard)
            input.facts = [Fact(at: input.now, name: "broken", value: story.isBroken(at: decision.weight))]
        }
        return record.problems
    }

    /// The state that another process finds where it was stored.
    private func restarted(with state: RolloutState) async throws -> RolloutState {
        await host.restart()
        return try JSONDecoder().decode(RolloutState.self, from: JSONEncoder().encode(state))
    }

    /// Sends effects off, and says what arrives of their acknowledgements.
    private mutating func carryOut(_ effects: [Effect]) async -> [Acknowledgement] {
        let (arriving, answered) = passage.send(effects)
        record.give(arriving)
        let acknowledgements = await host.perform(arriving)
        record.look(at: await host.performed)
        record.hear(acknowledgements, weight: await host.weight)
        return answered + passage.back(acknowledgements, of: effects)
    }

    /// Looks at the end, after some time for what a host still does when nothing is wanted any more.
    private mutating func finish(_ decision: RolloutDecision) async {
        for _ in 0..<Self.lateCalls { _ = await carryOut([]) }
        record.end(with: decision, weight: await host.weight, expecting: story.end)
    }

    private static let mostEvaluations = 200
    private static let lateCalls = 3
}

import Rollout
import Testing

@testable import RolloutTesting

@Suite(.timeLimit(.minutes(5))) struct `The suite for hosts` {
    @Test func `finds nothing wrong with a host that does everything right`() async {
        #expect(await HostConformance.violations { InMemoryRolloutHost() } == [])
    }

    @Test func `finds nothing wrong with a host that takes its time`() async {
        #expect(await HostConformance.violations { SlowHost() } == [])
    }

    @Test(
        arguments: [
            (.remembersNothing, "does one setTraffic twice", .doubledEffects, .completes),
            (.storesNothing, "does one setTraffic twice", .crashAfterEffects, .completes),
            (.onlySaysDone, "says done of a setTraffic that it did not do", .none, .completes),
            (.acknowledgesOnce, "does not acknowledge a setTraffic again", .lostAcknowledgements, .completes),
            (.makesUpIds, "acknowledges what nobody asked for", .none, .completes),
            (.isLate, "says done of a setTraffic that it did not do", .none, .completes),
            (.isSlowUpwards, "sets a weight after a newer one", .none, .breaksOnTheWay),
            (.keepsOnePercent, "says done of a weight that is not in force", .none, .breaksOnTheWay),
            (.changesItsMind, "says done and then failed of one setTraffic", .doubledEffects, .completes),
            (
                .losesTheWeight, "leaves 0 % of the traffic at the candidate where 100 % was decided",
                .crashBeforeEffects, .completes
            ),
            (.doesMoreThanAsked, "does what nobody asked for", .none, .completes),
            (.ignores(.notify), "never acknowledges a notify", .none, .completes),
            (.ignores(.run), "never acknowledges a run", .none, .completes),
            (.ignores(.action), "never acknowledges a action", .none, .completes),
            (.ignores(.setHeaderRoute), "never acknowledges a setHeaderRoute", .none, .completes),
            (.ignores(.setMirrorRoute), "never acknowledges a setMirrorRoute", .none, .completes),
            (.failsToVerify, "makes the rollout end as rollingBack, not as completed", .none, .completes),
            (.forgetsItsRecord, "forgets what it did", .crashBeforeEffects, .completes),
        ] as [(BrokenHost.Flaw, String, HostFault, HostStory)])
    func `says first what is wrong with a host`(
        flaw: BrokenHost.Flaw, problem: String, fault: HostFault, story: HostStory
    ) async {
        let violations = await HostConformance.violations { BrokenHost(flaw) }
        #expect(violations.first == "\(problem), when \(fault.words), \(story.words)")
    }

    @Test func `says so when traffic stays at a candidate that was taken back`() async {
        let violations = await HostConformance.violations { BrokenHost(.keepsOnePercent) }
        let left = """
            leaves 1 % of the traffic at the candidate where 0 % was decided, when nothing is wrong, \
            in a rollout that is taken back on its way
            """
        #expect(violations.contains(left))
    }

    @Test func `says what it could not try`() async {
        struct Unreachable: Error {}
        let violations = await HostConformance.violations { () throws(Unreachable) -> InMemoryRolloutHost in
            throw Unreachable()
        }
        #expect(violations == ["cannot be tried: Unreachable()"])
    }
}

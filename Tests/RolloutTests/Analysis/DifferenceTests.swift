import RolloutTesting
import TestServers
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `The difference of two policies` {
    private func policy(interval: String, limit: Int = 10) throws -> RolloutPolicy {
        try Rehearsal(
            #"""
            "interval": "\#(interval)", "metrics": {"memory": {"kind": "gauge", "unit": "MB"}},
            "analyses": {"default": {"conditions": ["memory < \#(limit)MB"], "onFail": "rollback"}},
            "steps": [{"setWeight": 10, "pause": {"duration": "30m"}}, {"setWeight": 100, "bakeTime": "30m"}]
            """#
        ).policy
    }

    /// A point at the start, one that is bad, and one at the end.
    private let history = [(0, 5.0), (900, 50.0), (3_000, 5.0)].map { seconds, value in
        let at = Moment(seconds: Int64(seconds))
        return HistoryLine(at: at, content: .observation(Observation(at: at, metric: "memory", value: value)))
    }

    @Test func `is none of a policy and itself`() throws {
        let policy = try policy(interval: "5m")
        #expect(policy.differences(from: policy, over: history).isEmpty)
    }

    @Test func `is what each decides at its own interval`() throws {
        let (often, seldom) = (try policy(interval: "1m"), try policy(interval: "10m"))
        var moments: [[Moment]] = []
        for policy in [often, seldom] {
            var decided: [Moment] = []
            _ = policy.replay(history) { decision in
                decided.append(decision.at)
                return true
            }
            moments.append(decided)
        }
        let differences = often.differences(from: seldom, over: history)
        #expect(!differences.isEmpty)
        for difference in differences {
            let (first, second) = (difference.first.at, difference.second.at)
            #expect(max(first, second) == difference.at)
            #expect(first == moments[0].last { $0 <= difference.at })
            #expect(second == moments[1].last { $0 <= difference.at })
        }
    }

    private func watching(_ action: String, every interval: String = "1m") throws -> RolloutPolicy {
        try Rehearsal(
            #"""
            "interval": "\#(interval)", "metrics": {"memory": {"kind": "gauge", "unit": "MB"}},
            "steps": [{"setWeight": 10, "pause": {"duration": "2h"}}],
            "triggers": [{"when": "memory > 20MB", "action": "\#(action)"}]
            """#
        ).policy
    }

    @Test func `is also what one asks for and the other does not`() throws {
        let (page, tell) = (try watching("page"), try watching("tell_team"))
        let difference = try #require(page.differences(from: tell, over: history).first)
        #expect(difference.at == Moment(seconds: 900))
        #expect(difference.firstAlone.map(\.kind) == [.escalate] && difference.firstAlone.map(\.name) == ["page"])
        #expect(difference.secondAlone.map(\.name) == ["tell_team"])
        #expect(difference.first.reasons.count == 1, "the decisive reason alone")
    }

    @Test func `is none where both ask for the same at their own interval`() throws {
        let (often, seldom) = (try watching("page"), try watching("page", every: "10m"))
        let differences = often.differences(from: seldom, over: history)
        #expect(!differences.contains { !$0.secondAlone.isEmpty }, "what comes later settles it")
        #expect(try watching("page").differences(from: often, over: history).isEmpty)
    }

    /// The same by keeping every decision of both; each line is a case.
    @Test func `is found as by comparing all decisions`() throws {
        var random = SeededRandom(seed: 5)
        for _ in 0..<caseCount(2_000) / 20 {
            let policies = try (0..<2).map { _ in
                let interval = ["1m", "3m", "7m"].randomElement(using: &random) ?? "1m"
                return try policy(interval: interval, limit: Int.random(in: 5...15, using: &random))
            }
            let history = (0..<20).map { _ in
                let at = Moment(seconds: Int64.random(in: 0...6_000, using: &random))
                let value = Double.random(in: 0...16, using: &random)
                return HistoryLine(at: at, content: .observation(Observation(at: at, metric: "memory", value: value)))
            }
            let found = policies[0].differences(from: policies[1], over: history).map(Divergence.init)
            #expect(found == Divergence.all(policies[0], policies[1], history))
        }
    }
}

/// A difference, without its reasons.
private struct Divergence: Hashable {
    let at: Moment
    let first: Stand
    let second: Stand

    /// What two policies are compared by.
    struct Stand: Hashable {
        let phase: RolloutPhase
        var verdict: RolloutVerdict
        let weight: Double

        init(_ decision: RolloutDecision) {
            (phase, verdict, weight) = (decision.phase, decision.verdict, decision.weight)
        }

        /// What it is to those who come later.
        var standing: Stand {
            var stand = self
            if verdict == .advance { stand.verdict = .hold }
            return stand
        }
    }

    init(_ difference: PolicyDifference) {
        (at, first, second) = (difference.at, Stand(difference.first), Stand(difference.second))
    }

    private init(at: Moment, first: Stand, second: Stand) {
        (self.at, self.first, self.second) = (at, first, second)
    }

    static func all(_ first: RolloutPolicy, _ second: RolloutPolicy, _ history: [HistoryLine]) -> [Divergence] {
        let decided = [first, second].map { policy in
            var decided: [Moment: Stand] = [:]
            _ = policy.replay(history) { decision in
                decided[decision.at] = Stand(decision)
                return true
            }
            return decided
        }
        var (divergences, last): ([Divergence], [Stand?]) = ([], [nil, nil])
        for moment in Set(decided.flatMap(\.keys)).sorted() {
            let now = decided.indices.compactMap { decided[$0][moment] ?? last[$0] }
            let isStanding = decided.contains { $0[moment] == nil }
            let differ = isStanding ? now[0].standing != now[1].standing : now[0] != now[1]
            if differ, last != now { divergences.append(Divergence(at: moment, first: now[0], second: now[1])) }
            last = now
        }
        return divergences
    }
}

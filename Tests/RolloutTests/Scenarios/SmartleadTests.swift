import RolloutTesting
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(2))) struct `The example of the language` {
    private func run(_ history: HistoryBuilder) throws -> [RolloutDecision] {
        var decisions: [RolloutDecision] = []
        _ = try Smartlead.policy().replay(history.lines) { decision in
            decisions.append(decision)
            return true
        }
        return decisions
    }

    @Test func `takes a healthy release through every weight and completes`() throws {
        let decisions = try run(Smartlead.history(minutes: 480))
        var weights: [Double] = []
        for decision in decisions where weights.last != decision.weight { weights.append(decision.weight) }
        #expect(weights == [0, 1, 5, 10, 25, 50, 100])
        #expect(decisions.last?.phase == .completed)
        #expect(decisions.last?.verdict == .complete)
        #expect(decisions.allSatisfy { $0.verdict == RolloutVerdict(following: $0.reasons) })
    }

    @Test func `takes a bad release back when the error rate has been too high for five minutes`() throws {
        let decisions = try run(Smartlead.regression(minutes: 120, from: 70))
        let rollback = try #require(decisions.first { $0.verdict == .rollback })
        #expect(rollback.at == Moment(seconds: 4_500))
        #expect(rollback.weight == 0)
        #expect(rollback.phase == .rollingBack)
        #expect(rollback.summary == "error_rate 3% > 1% on candidate for 5m0s")
        let reason = try #require(rollback.reasons.first { $0.rule == "triggers[0]" })
        #expect(reason.since == Moment(seconds: 4_200))
        #expect(reason.value == 0.03 && reason.limit == 0.01 && reason.margin == -0.02)
        #expect(rollback.effects.contains { $0.kind == .setTraffic && $0.weight == 0 && $0.environment == "green" })
        #expect(decisions.last?.phase == .rolledBack)
        #expect(decisions.filter { $0.at > rollback.at }.allSatisfy { $0.weight == 0 })
    }

    @Test func `holds while data are missing, and asks a person after half an hour`() throws {
        let decisions = try run(Smartlead.history(minutes: 120).series("api_p99", nil, from: .minutes(20)))
        #expect(decisions.last?.verdict == .pauseForApproval)
        #expect(decisions.last?.weight == 1)
    }

    @Test func `ends before any traffic moved when the candidate is not healthy`() throws {
        let decisions = try run(Smartlead.history(minutes: 10, health: 503))
        #expect(decisions.last?.phase == .aborted)
        #expect(decisions.allSatisfy { $0.weight == 0 })
    }
}

import Testing

@testable import Rollout

/// A guard `for 5 minutes`, evaluated each half minute of an interval of one.
@Suite(.timeLimit(.minutes(1))) struct `Data further apart than two intervals` {
    /// - Parameters:
    ///   - points: Values by their second.
    ///   - kind: What the metric is.
    private func decisions(_ points: [Int64: Double], kind: String = #""gauge", "window": "10m""#) throws
        -> [RolloutDecision]
    {
        let policy = try Rehearsal(
            #"""
            "metrics": {"mem": {"kind": \#(kind)}}, "steps": [{"setWeight": 50, "pause": {"duration": "10m"}}],
            "triggers": [{"when": "mem > 100 for 5 minutes", "action": "rollback"}]
            """#
        ).policy
        var (state, effects, decisions) = (RolloutState(policy), [Effect](), [RolloutDecision]())
        for half in 0..<Int64(60) {
            var input = RolloutInput(now: Moment(seconds: half * 30))
            input.acknowledgements = effects.map { Acknowledgement(effect: $0.id, result: .done) }
            if let value = points[half * 30] {
                input.observations = [Observation(at: input.now, metric: "mem", value: value)]
            }
            decisions.append(policy.evaluate(&state, input))
            effects = decisions.last?.effects ?? []
        }
        return decisions
    }

    private func every(_ seconds: Int64, from start: Int64 = 0, _ value: Double) -> [Int64: Double] {
        Dictionary(uniqueKeysWithValues: stride(from: start, to: 1_800, by: Int(seconds)).map { ($0, value) })
    }

    @Test(arguments: [150, 240] as [Int64], [#""gauge""#, #""gauge", "window": "10m""#])
    func `leave a guard blind, and the rollout waits`(seconds: Int64, kind: String) throws {
        let found = try decisions(every(seconds, 500), kind: kind)
        #expect(found.last?.phase == .paused || found.last?.phase == .progressing)
        let blind = found.drop { $0.at.milliseconds < seconds * 1_000 }
        #expect(blind.allSatisfy { $0.reason("triggers[0]")?.verdict == .noData })
        #expect(blind.allSatisfy { $0.reason("triggers[0]")?.outcome == .hold })
    }

    @Test func `say so`() throws {
        let found = try decisions(every(150, 500))
        let note = found[5].reason("triggers[0]")?.note
        #expect(note == "mem 500 > 100 on candidate, for 0s of 5m0s; its points were more than 2m0s apart")
    }

    @Test func `pass while they are good`() throws {
        #expect(try decisions(every(150, 50)).contains { $0.verdict == .complete })
    }

    @Test func `blind a guard no longer than until it has lasted after the hole`() throws {
        let points = every(30, 500).filter { $0.key <= 60 || $0.key >= 300 }
        let found = try decisions(points)
        #expect(found.first { $0.verdict == .rollback }?.at == Moment(seconds: 600))
    }

    @Test func `blind a guard no longer than until a good look`() throws {
        let points = every(30, 500).filter { $0.key <= 60 || $0.key == 300 }
        let found = try decisions(points.merging(every(30, from: 330, 50)) { $1 })
        #expect(found[10].reason("triggers[0]")?.verdict == .noData)
        #expect(found.contains { $0.verdict == .complete })
    }

    @Test func `are no hole in a counter, which nobody reports while it counts nothing`() throws {
        #expect(try decisions(every(150, 500), kind: #""counter""#).contains { $0.verdict == .complete })
    }
}

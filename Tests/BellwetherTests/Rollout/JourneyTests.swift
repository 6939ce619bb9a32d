import ArgumentParser
import JSONText
import Rollout
import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `A replay for people` {
    private static let policy = #"""
        {"apiVersion": "rollout/v1", "name": "shop", "metrics": {"errors": {"kind": "counter"}},
         "steps": [{"setWeight": 10, "pause": {"duration": "3m"}}, {"setWeight": 100, "bakeTime": "2m"}],
         "triggers": [{"when": "errors > 5", "action": "rollback"}]}
        """#

    private func journey(_ lines: String...) throws -> (lines: [String], status: Int32?) {
        let policy = try RolloutPolicy(try JSONValue(reading: Self.policy))
        let history = try RecordedHistory(reading: Array(lines.joined(separator: "\n").utf8))
        var journey = Journey()
        let state = policy.replay(history.lines) { decision in
            journey.take(decision)
            return true
        }
        return (journey.lines(history.times), state.phase.exitStatus)
    }

    @Test func `has a row for each change, and its end`() throws {
        let (lines, status) = try journey(
            #"{"at":0,"metric":"errors","value":0}"#, #"{"at":1200,"metric":"errors","value":0}"#)
        #expect(lines[0] == "AT    PHASE        VERDICT   STEP  WEIGHT  WHY")
        #expect(lines[1] == "0s    progressing  advance   1     10 %    the rollout begins")
        #expect(lines.last?.hasPrefix("completed at ") == true)
        #expect(lines.count < 10)
        #expect(status == nil)
    }

    @Test func `names the reason of a rollback`() throws {
        let (lines, status) = try journey(
            #"{"at":"2026-01-01T00:00:00Z","metric":"errors","value":0}"#,
            #"{"at":"2026-01-01T00:01:00Z","metric":"errors","value":9}"#,
            #"{"at":"2026-01-01T00:05:00Z","metric":"errors","value":0}"#)
        #expect(lines.last == "rolled back at 2026-01-01T00:01:00.000Z: errors 9 > 5 on candidate")
        #expect(status == 1)
    }

    @Test func `that ends on the way back, or before the end, says so`() throws {
        let begun = #"{"at":0,"metric":"errors","value":0}"#
        let back = try journey(begun, #"{"at":60,"metric":"errors","value":9}"#)
        #expect(back.lines.last == "being rolled back at 1m0s: errors 9 > 5 on candidate" && back.status == 1)
        let open = try journey(begun, #"{"at":120,"metric":"errors","value":0}"#)
        #expect(open.lines.last?.hasPrefix("unfinished (progressing) at 2m0s: ") == true && open.status == 2)
    }
}

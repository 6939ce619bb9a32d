import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A recorded history` {
    private func error(_ text: String) -> HistoryError? {
        do throws(HistoryError) {
            _ = try RecordedHistory(reading: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test func `is read line by line`() throws {
        let text = """
            {"at":0,"fact":"a","value":true}\r

            {"at":60.5,"metric":"m","value":null}
            {"at":"2m","command":"approve"}
            """
        let history = try RecordedHistory(reading: Array(text.utf8))
        #expect(history.lines.map(\.at.milliseconds) == [0, 60_500, 120_000])
        #expect(history.times == .seconds)
        let marked = try RecordedHistory(reading: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
        #expect(marked.lines.map(\.at) == history.lines.map(\.at), "a byte order mark at the head is passed over")
        let dated = try RecordedHistory(reading: Array(#"{"at":"2026-01-01T00:00:00Z","fact":"a","value":true}"#.utf8))
        #expect(dated.times == .iso8601)
    }

    @Test(arguments: [
        (
            "{\"at\":0,\"fact\":\"a\",\"value\":true}\n\n{\"at\":1e11,\"command\":\"approve\"}\n{\"at\":60,\"command\":\"approve\"}",
            3
        ),
        ("{\"at\":-1e12,\"command\":\"approve\"}\n{\"at\":1e12,\"command\":\"approve\"}", 2),
        ("{\"at\":60000180,\"command\":\"approve\"}\n\n\n{\"at\":59.999,\"command\":\"approve\"}", 1),
    ])
    func `names the line that comes after endless silence`(text: String, line: Int) throws {
        let history = try RecordedHistory(reading: Array(text.utf8))
        let error = #expect(throws: HistoryError.self) { try history.check(evaluatedEvery: .minutes(1)) }
        #expect(error?.line == line)
        #expect(error?.problem.hasSuffix("correct the time, or evaluate less often than each 1m0s") == true)
        var ticks = 0
        let policy = try Smartlead.policy()
        _ = policy.replay(history.lines) { _ in
            ticks += 1
            return true
        }
        #expect(ticks <= 3, "no evaluation of the silence")
    }

    @Test func `is taken with a silence of a million evaluations`() throws {
        let text = "{\"at\":0,\"command\":\"approve\"}\n{\"at\":60000000,\"command\":\"approve\"}"
        let history = try RecordedHistory(reading: Array(text.utf8))
        try history.check(evaluatedEvery: .minutes(1))
        #expect(throws: HistoryError.self) { try history.check(evaluatedEvery: .seconds(59)) }
    }

    @Test(
        arguments: [
            ("nonsense", 1, "column 1: "), ("\n{\"at\":0}", 2, "needs either metric, fact"),
            (
                #"{"at":"soon","fact":"a","value":true}"#, 1,
                "at: must be seconds from the start (at most 1e12), a duration"
            ),
            (#"{"at":0,"fact":"a"}"#, 1, "needs value"),
            (
                #"{"at":0,"metric":"a","fact":"b","value":1}"#, 1,
                "has metric and fact, of which only one may be here: give the other an entry of its own"
            ),
            (#"{"at":0,"command":"approve","effect":"9f2c"}"#, 1, "has command and effect, of which only one"),
            (#"{"at":0,"command":"aprove"}"#, 1, "command: must be one of approve, reject, pause, resume, abort, "),
            (#"{"at":0,"metrik":"a"}"#, 1, "metrik: unknown key (did you mean metric?)"),
            (
                "{\"at\":0,\"fact\":\"a\",\"value\":true}\n{\"at\":\"2026-01-01T00:00:00Z\",\"fact\":\"a\",\"value\":true}",
                2, "at: must be seconds"
            ),
        ])
    func `names the line that cannot be used`(text: String, line: Int, problem: String) {
        let error = error(text)
        #expect(error?.line == line)
        #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "no error")")
    }
}

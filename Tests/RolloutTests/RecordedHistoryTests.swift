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
        let dated = try RecordedHistory(reading: Array(#"{"at":"2026-01-01T00:00:00Z","fact":"a","value":true}"#.utf8))
        #expect(dated.times == .iso8601)
    }

    @Test(
        arguments: [
            ("nonsense", 1, "column 1: "), ("\n{\"at\":0}", 2, "needs at least one of metric, fact"),
            (#"{"at":"soon","fact":"a","value":true}"#, 1, "at: must be seconds from the start, or a date"),
            (#"{"at":0,"fact":"a"}"#, 1, "needs value"),
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

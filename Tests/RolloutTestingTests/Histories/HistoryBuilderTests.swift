import JSONText
import Rollout
import RolloutTesting
import Testing

@Suite(.timeLimit(.minutes(2))) struct `A history that is made up` {
    private func values(_ history: HistoryBuilder, _ metric: String) -> [Double] {
        history.lines.compactMap { line in
            if case .observation(let point) = line.content, point.metric == metric { point.value } else { nil }
        }
    }

    private let start = Moment(seconds: 1_769_509_800)

    @Test func `has the value that was told last`() {
        let history = HistoryBuilder(lasting: .minutes(5))
            .series("errors", 0)
            .series("errors", 30, from: .minutes(2), to: .minutes(3))
            .series("errors", nil, from: .minutes(5))
            .series("errors", 7, subject: .stable)
        let candidate = history.lines.filter { line in
            if case .observation(let point) = line.content { point.subject == .candidate } else { false }
        }
        #expect(candidate.map(\.at) == (0..<5).map { Moment(seconds: $0 * 60) })
        #expect(values(history, "errors").filter { $0 != 7 } == [0, 0, 30, 30, 0])
        #expect(values(history, "errors").filter { $0 == 7 }.count == 6)
    }

    @Test func `follows a course`() {
        let history = HistoryBuilder(lasting: .minutes(2), every: .seconds(30))
            .series("memory", following: .leak(from: 500, perMinute: 10))
        #expect(values(history, "memory") == [500, 505, 510, 515, 520])
    }

    @Test func `leaves out what comes after its end`() {
        let history = HistoryBuilder(lasting: .minutes(1)).fact("early").fact("late", at: .minutes(2))
        #expect(history.lines.count == 1)
        #expect(HistoryBuilder(lasting: Span(milliseconds: -1), every: .zero).series("x", 1).lines.count == 1)
    }

    @Test func `tells each line to one evaluation, in the order of time`() {
        let history = HistoryBuilder(lasting: .seconds(150), from: start)
            .command(.approve, by: "dana", at: .seconds(90))
            .acknowledgement(of: "9f2c", .failed, at: .seconds(61))
            .fact("tested")
            .health("/ready", status: 503, at: .seconds(150))
            .series("requests", 9)
        let inputs = history.inputs
        #expect(inputs.map(\.now) == [0, 60, 120, 150].map { start + .seconds($0) })
        #expect(inputs.map(\.facts.count) == [1, 0, 0, 0])
        #expect(inputs.map(\.observations.count) == [1, 1, 1, 0])
        #expect(inputs.map(\.commands.count) == [0, 0, 1, 0])
        #expect(inputs.map(\.acknowledgements.count) == [0, 0, 1, 0])
        #expect(inputs.map(\.health.count) == [0, 0, 0, 1])
        #expect(inputs[2].acknowledgements.first?.result == .failed)
        #expect(inputs[3].health.first?.status == 503)
    }

    @Test(arguments: [nil, Moment(seconds: 1_769_509_800)])
    func `is read by a replay as it was made`(start: Moment?) throws {
        let history = HistoryBuilder(lasting: .hours(1), from: start)
            .series("requests", 1_000).series("errors", 0).series("errors", 30, from: .minutes(20))
            .command(.pause, by: "ann", at: .seconds(75)).command(.resume, by: "ann", at: .seconds(80))
        #expect(try RecordedHistory(reading: history.ndjson).lines == history.lines)
        #expect(history.lines.allSatisfy { $0.isRelative == (start == nil) })
        let text = """
            {"apiVersion": "rollout/v1", "name": "shop",
             "metrics": {"error_rate": {"kind": "ratio", "numerator": "errors", "denominator": "requests"}},
             "steps": [{"setWeight": 5, "pause": {"duration": "2h"}}],
             "triggers": [{"when": "error_rate > 1% for 5 minutes", "action": "rollback"}]}
            """
        let policy = try RolloutPolicy(try JSONValue(reading: Array(text.utf8)))
        var first: Moment?
        let state = policy.replay(history.lines) { decision in
            if decision.verdict == .rollback, first == nil { first = decision.at }
            return true
        }
        #expect(state.phase == .rolledBack)
        #expect(first == history.start + .minutes(25))
    }
}

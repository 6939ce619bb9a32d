import Foundation
import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `An Argo analysis` {
    private static let inline = #"{"setWeight": 20}, {"analysis": "quality"}, {"setWeight": 100}"#

    private func rehearsal(_ metrics: String, _ steps: String = inline, _ more: String = "") throws -> Rehearsal {
        try Rehearsal(
            #"""
            "metrics": {"success_rate": {"kind": "gauge"}, "latency": {"kind": "gauge", "unit": "ms"},
             \#(Rehearsal.errorRate)},
            "steps": [\#(steps)],
            "compat": {"analyses": {"quality": {"as": "argo", "metrics": [\#(metrics)]}}\#(more)}
            """#)
    }

    private func metric(_ members: String, series: String = "success_rate") -> String {
        #"{"name": "m", "series": "\#(series)", "interval": "1m", \#(members)}"#
    }

    private func value(_ rehearsal: Rehearsal, _ value: Double, _ metric: String = "success_rate") -> [Observation] {
        [Observation(at: rehearsal.now, metric: metric, value: value)]
    }

    /// Decisions with a value a minute; nil for none.
    private func decisions(_ rehearsal: inout Rehearsal, _ values: [Double?]) -> [RolloutDecision] {
        values.map { value in
            rehearsal.tick(value.map { self.value(rehearsal, $0) } ?? [])
        }
    }

    @Test func `lets a step go on once all of its measurements are good`() throws {
        var rehearsal = try rehearsal(metric(#""count": 3, "successCondition": "result >= 0.95""#))
        let decisions = decisions(&rehearsal, Array(repeating: 0.99, count: 8))
        #expect(decisions.map(\.weight) == [20, 20, 20, 20, 100, 100, 100, 100])
        #expect(
            decisions[2].reason("compat.analyses.quality[0]")?.note?.hasPrefix("m is Running: measured 0.99") == true)
        #expect(decisions[5].phase == .completed)
    }

    @Test(arguments: [0, 2]) func `begins anew where a stored run was damaged`(metrics: Int) throws {
        var rehearsal = try rehearsal(metric(#""count": 3, "successCondition": "result >= 0.95""#))
        _ = decisions(&rehearsal, [0.99, 0.99, 0.99])
        var state = rehearsal.state
        let name = try #require(state.compat?.runs.keys.first)
        state.compat?.runs[name] = ArgoRun(metrics: metrics, startedAt: rehearsal.now)
        let input = RolloutInput(now: rehearsal.now, observations: value(rehearsal, 0.99))
        #expect(rehearsal.policy.evaluate(&state, input).verdict == .hold)
        #expect(state.compat?.runs[name]?.isRun(of: 1) == true)
    }

    @Test func `takes back after one failure more than its limit`() throws {
        var rehearsal = try rehearsal(
            metric(#""count": 9, "failureLimit": 3, "successCondition": "result >= 0.95""#))
        let verdicts = decisions(&rehearsal, Array(repeating: 0.5, count: 6)).map(\.verdict)
        #expect(verdicts == [.advance, .advance, .hold, .hold, .hold, .rollback])
    }

    @Test func `asks a person when it is inconclusive, then measures anew`() throws {
        var rehearsal = try rehearsal(
            metric(#""count": 2, "successCondition": "result >= 0.95", "failureCondition": "result < 0.5""#))
        var last = decisions(&rehearsal, [0.7, 0.7, 0.7, 0.99]).last
        #expect(last?.verdict == .pauseForApproval && last?.phase == .paused && last?.weight == 20)
        #expect(last?.reason("compat.analyses.quality[0]")?.verdict == .inconclusive)
        last = rehearsal.tick(value(rehearsal, 0.99), [Command(.approve, actor: "ann")])
        #expect(last?.verdict == .hold)
        #expect(decisions(&rehearsal, [0.99, 0.99]).map(\.verdict) == [.advance, .complete])
    }

    @Test func `takes missing observations for errors, the fifth of which in a row takes it back`() throws {
        var rehearsal = try rehearsal(metric(#""count": 3, "successCondition": "result >= 0.95""#))
        let decisions = decisions(&rehearsal, Array(repeating: nil, count: 7))
        #expect(decisions.map(\.verdict) == [.advance, .advance, .hold, .hold, .hold, .hold, .rollback])
        #expect(
            decisions[6].summary
                == "m is Error: measured nothing, Error; 0 good, 0 failed, 0 inconclusive, 5 errors in a row")
    }

    @Test(arguments: [
        (Double.nan, "result >= 0.95", false), (.infinity, "result >= 0.95", true), (.nan, "isNaN(result)", true),
        (-.infinity, "isInf(result) && result < 0", true),
    ])
    func `hands its expressions what is no finite number`(number: Double, condition: String, isGood: Bool) throws {
        var rehearsal = try rehearsal(metric(#""count": 1, "successCondition": "\#(condition)""#))
        let decisions = decisions(&rehearsal, [0.99, 0.99, number])
        #expect(decisions.last?.verdict == (isGood ? .advance : .rollback))
        #expect(rehearsal.state.droppedObservations == 1, "native rules never see it")
    }

    @Test func `measures a ratio of two series, and no number where there were no requests`() throws {
        var rehearsal = try rehearsal(
            metric(#""count": 2, "successCondition": "isNaN(result) || result < 0.01""#, series: "error_rate"))
        for _ in 0..<2 { _ = rehearsal.tick() }
        let empty = rehearsal.tick(rehearsal.requests(.candidate, 0, failed: 0))
        #expect(empty.reason("compat.analyses.quality[0]")?.note?.contains("measured nan, Successful") == true)
        let bad = rehearsal.tick(rehearsal.requests(.candidate, 100, failed: 5))
        #expect(bad.verdict == .rollback && bad.reason("compat.analyses.quality[0]")?.value == 0.05)
    }

    @Test func `waits before the first measurement, and between two`() throws {
        var rehearsal = try rehearsal(
            #"{"name": "m", "series": "success_rate", "interval": "2m", "initialDelay": "3m", "count": 2}"#)
        // The run begins when its step is entered, at minute 1.
        let decisions = decisions(&rehearsal, Array(repeating: 1, count: 9))
        let samples = decisions.compactMap { $0.reason("compat.analyses.quality[0]")?.samples }
        #expect(samples == [0, 0, 1, 1, 2])
    }

    @Test func `is as bad as the worst of its metrics, and one bad end ends all`() throws {
        let good = metric(#""successCondition": "result > 0""#)
        let bad = metric(#""successCondition": "result < 500""#, series: "latency")
        var rehearsal = try rehearsal("\(good), \(bad)")
        for _ in 0..<2 { _ = rehearsal.tick() }
        let decision = rehearsal.tick(value(rehearsal, 1) + value(rehearsal, 900, "latency"))
        #expect(decision.verdict == .rollback)
        #expect(decision.reason("compat.analyses.quality[0]")?.verdict == .pass, "terminated")
        #expect(decision.reason("compat.analyses.quality[1]")?.verdict == .fail)
    }

    @Test func `begins anew with each step`() throws {
        var rehearsal = try rehearsal(
            metric(#""count": 2, "failureLimit": 1, "successCondition": "result >= 0.95""#),
            #"{"setWeight": 20, "analysis": "quality"}, {"setWeight": 40, "analysis": "quality"}, {"setWeight": 100}"#)
        // One failure in each run is within the limit; both together would not be.
        let decisions = decisions(&rehearsal, [1, 0.5, 1, 0.5, 1, 1])
        #expect(decisions.map(\.weight) == [20, 20, 40, 40, 100, 100])
    }

    @Test func `runs beside the steps from a step on, in one run`() throws {
        var rehearsal = try rehearsal(
            metric(#""failureLimit": 2, "successCondition": "result >= 0.95""#),
            #"""
            {"setWeight": 20, "pause": {"duration": "1m"}}, {"setWeight": 40, "pause": {"duration": "1m"}},
            {"setWeight": 60, "pause": {}}
            """#, #", "background": {"analysis": "quality", "fromStep": 2}"#)
        let decisions = decisions(&rehearsal, [0.5, 0.5, 0.5, 0.5, 1, 0.5, 1, 1, 0.5])
        #expect(decisions.map(\.weight) == [20, 20, 40, 40, 60, 60, 60, 60, 0])
        #expect(decisions[2].reason("compat.background[0]") == nil)
        #expect(decisions[3].reason("compat.background[0]")?.samples == 1)
        #expect(decisions[8].verdict == .rollback)
    }

    @Test func `beside the steps pauses the rollout when it is inconclusive`() throws {
        var rehearsal = try rehearsal(
            metric(#""successCondition": "result >= 0.95", "failureCondition": "result < 0.5""#),
            #"{"setWeight": 20, "pause": {"duration": "3m"}}, {"setWeight": 100}"#,
            #", "background": {"analysis": "quality"}"#)
        let decisions = decisions(&rehearsal, [1, 1, 0.7, 1, 1, 1])
        #expect(decisions.map(\.weight) == Array(repeating: 20, count: 6))
        #expect(decisions.last?.verdict == .pauseForApproval)
        #expect(rehearsal.tick(value(rehearsal, 1), [Command(.approve, actor: "ann")]).weight == 100)
    }

    @Test(
        arguments: [
            ("result.ok && result.share >= 0.9", ["ok": 1, "share": 0.95], true),
            ("result.ok && result.share >= 0.9", ["ok": 0, "share": 0.95], false),
            ("result.ok == true", ["ok": 1], true), ("!result.ok", ["ok": 1], false),
            ("result.data.count > 2", ["data.count": 3], true), ("result[0].value > 2", ["0.value": 3], true),
            ("result[\"share\"] < 0.5", ["share": 0.4], true), ("default(result.share, 0) < 0.5", [:], true),
            ("isNil(result.share) || result.share > 1", [:], true), ("result.share > 0.5", [:], false),
            ("asInt(result.ok) == 1", ["ok": 1.5], true),
        ] as [(String, [String: Double], Bool)])
    func `measures members of a result, each a metric of its own`(
        condition: String, values: [String: Double], isGood: Bool
    ) throws {
        let paths = try ConditionExpression(condition).paths.sorted()
        let names = Dictionary(uniqueKeysWithValues: paths.enumerated().map { ($0.element, "part_\($0.offset)") })
        let metrics = names.values.map { #""\#($0)": {"kind": "gauge"}"# }.joined(separator: ", ")
        let members = names.map { #""\#($0.key)": "\#($0.value)""# }.joined(separator: ", ")
        let text = condition.replacing("\"", with: "\\\"")
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(metrics)}, "steps": [\#(Self.inline)],
            "compat": {"analyses": {"quality": {"as": "argo", "metrics": [
              {"name": "m", "members": {\#(members)}, "successCondition": "\#(text)", "consecutiveErrorLimit": 0}]}}}
            """#)
        for _ in 0..<2 { _ = rehearsal.tick() }
        let points = values.map { Observation(at: rehearsal.now, metric: names[$0.key] ?? "", value: $0.value) }
        #expect(rehearsal.tick(points).verdict == (isGood ? .advance : .rollback))
    }

    @Test(arguments: [
        (#""members": {"ok": "success_rate"}, "successCondition": "result.good""#, "result.good, which is not among"),
        (#""members": {"ok": "success_rate"}, "successCondition": "result > 1""#, "asks for no member"),
        (#""members": {"ok": "success_rate"}, "successCondition": "result.ok && len(result) > 0""#, "whole of it"),
        (#""members": {"ok": "success_rate"}, "successCondition": "result.ok == 'yes'""#, "with a text"),
        (
            #""members": {"ok": "success_rate"}, "successCondition": "result.ok && any(result.a, {#.b > 1})""#,
            "of elements"
        ),
        (#""members": {"ok": "nothing"}"#, "no metric of this name"),
        (#""count": 1"#, "needs either series or members"),
        (#""series": "success_rate", "successCondition": "result.ok""#, "write members: {ok: NAME} in place of series"),
    ])
    func `is refused with members that it does not have`(members: String, problem: String) throws {
        let error = try #require(throws: PolicyError.self) { try rehearsal(#"{"name": "m", \#(members)}"#) }
        #expect(error.problem.contains(problem), "\(error.problem)")
    }

    @Test func `takes a null of a history for no number`() throws {
        let rehearsal = try rehearsal(metric(#""count": 1, "successCondition": "isNaN(result)""#))
        let text = #"{"at": 120, "metric": "success_rate", "value": null}"#
        let history = [try HistoryLine(reading: Array(text.utf8), number: 1)]
        let input = RolloutInput(now: Moment(seconds: 120), observations: history.observations)
        var state = rehearsal.state
        _ = rehearsal.policy.evaluate(&state, input)
        #expect(state.compat?.nonFinite.values.map(\.kind) == [.notANumber])
    }

    @Test func `goes on with a state of whatever numbers`() throws {
        var rehearsal = try rehearsal(metric(#""count": 3, "successCondition": "result >= 0.95""#))
        for _ in 0..<4 { _ = rehearsal.tick(value(rehearsal, 0.99)) }
        let text = String(decoding: try JSONEncoder().encode(rehearsal.state), as: UTF8.self)
        for number in ["9223372036854775807", "-9223372036854775808"] {
            for member in ["successful", "failed", "inconclusive", "consecutiveErrors", "measuredAt", "startedAt"] {
                let odd = text.replacing(try Regex("\"\(member)\":-?[0-9]+"), with: "\"\(member)\":\(number)")
                var state = try JSONDecoder().decode(RolloutState.self, from: Data(odd.utf8))
                for minute in Int64(10)..<20 {
                    let input = RolloutInput(now: Moment(seconds: minute * 60))
                    let decision = rehearsal.policy.evaluate(&state, input)
                    #expect(decision.verdict == RolloutVerdict(following: decision.reasons))
                }
            }
        }
    }
}

extension [HistoryLine] {
    /// The points among them.
    fileprivate var observations: [Observation] {
        compactMap { if case .observation(let observation) = $0.content { observation } else { nil } }
    }
}

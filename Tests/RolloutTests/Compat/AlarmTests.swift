import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `A trigger of CloudWatch` {
    private func rehearsal(_ members: String) throws -> Rehearsal {
        try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 50, "pause": {"duration": "5h"}}],
            "triggers": [{"when": "error_rate > 50%", "action": "notify"}],
            "compat": {"triggers": {"HighErrors": {"as": "cloudwatch", "when": "error_rate > 1%", "action": "rollback",
              \#(members)}}}
            """#)
    }

    /// The minute of the rollback; nil for none. `X` breaches, `0` does not, `-` has no data, `x` breaches with few
    /// samples.
    private func rollback(_ minutes: String, _ members: String) throws -> Int? {
        var rehearsal = try rehearsal(members)
        for letter in minutes {
            let total = letter == "x" ? 10.0 : 1_000
            let points =
                letter == "-"
                ? [] : rehearsal.requests(.candidate, total, failed: letter == "0" ? 0 : total / 20)
            let minute = rehearsal.minute
            if rehearsal.tick(points).verdict == .rollback { return minute }
        }
        return nil
    }

    @Test(
        arguments: [
            ("0X0X0X00", #""evaluationPeriods": 5, "datapointsToAlarm": 3"#, 5),
            ("0X0X00X00X0", #""evaluationPeriods": 5, "datapointsToAlarm": 3"#, nil),
            ("000XXX", #""evaluationPeriods": 3"#, 5),
            ("000X-X-X", #""evaluationPeriods": 3"#, 7),
            ("000-----", #""evaluationPeriods": 3"#, nil),
            ("000-----", #""evaluationPeriods": 3, "treatMissingData": "breaching""#, 7),
            ("000XX---", #""evaluationPeriods": 3, "treatMissingData": "notBreaching""#, nil),
            ("0000xxxx", #""evaluationPeriods": 3, "minimumSamples": 100"#, nil),
            ("0000xxXXX", #""evaluationPeriods": 3, "minimumSamples": 100"#, 8),
        ] as [(String, String, Int?)])
    func `fires when so many of the last points breach`(minutes: String, members: String, expected: Int?) throws {
        #expect(try rollback(minutes, members) == expected)
    }

    @Test(
        arguments: [
            // The first whole period ends at minute 1; before, there was nothing that anybody could have measured.
            ("--------", #""evaluationPeriods": 5, "datapointsToAlarm": 1"#, 1),
            ("--------", #""evaluationPeriods": 5, "datapointsToAlarm": 3"#, 3),
            ("--------", #""evaluationPeriods": 3"#, 3),
            ("X-------", #""evaluationPeriods": 3, "datapointsToAlarm": 2"#, 1),
            ("0--0--00", #""evaluationPeriods": 5, "datapointsToAlarm": 4"#, nil),
        ] as [(String, String, Int?)])
    func `takes no period before the rollout for one without data`(
        minutes: String, members: String, expected: Int?
    ) throws {
        #expect(try rollback(minutes, members + #", "treatMissingData": "breaching""#) == expected)
    }

    @Test func `holds nothing while it has too little data to say anything`() throws {
        var rehearsal = try rehearsal(#""evaluationPeriods": 3"#)
        let decision = rehearsal.tick()
        let reason = try #require(decision.reason("compat.triggers.HighErrors"))
        #expect(reason.verdict == .noData && reason.outcome == nil)
        #expect(reason.note == "no data of error_rate on candidate; 0 of the last 0 points breach: INSUFFICIENT_DATA")
    }

    @Test func `says what the newest point was, and how many breach`() throws {
        var rehearsal = try rehearsal(#""evaluationPeriods": 3"#)
        for _ in 0..<3 { _ = rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 0)) }
        let reason = rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 50)).reason(
            "compat.triggers.HighErrors")
        #expect(reason?.value == 0.05 && reason?.limit == 0.01 && reason?.metric == "error_rate")
        #expect(reason?.note == "error_rate 5% > 1% on candidate; 1 of the last 4 points breach: OK")
        #expect(reason?.verdict == .pass)
    }

    @Test func `takes the candidate back for what the stable version suffers from as well`() throws {
        // A trigger of the language would hold, since the environment is at fault.
        var rehearsal = try rehearsal(#""evaluationPeriods": 1"#)
        for _ in 0..<2 { _ = rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 0)) }
        let decision = rehearsal.tick(
            rehearsal.requests(.candidate, 1_000, failed: 50) + rehearsal.requests(.stable, 1_000, failed: 50))
        #expect(decision.verdict == .rollback)
    }

    @Test func `stays an alarm without data where missing data are ignored`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {\#(Rehearsal.errorRate)}, "steps": [{"setWeight": 50, "pause": {"duration": "5h"}}],
            "compat": {"triggers": {"Errors": {"as": "cloudwatch", "when": "error_rate > 1%", "action": "hold",
              "evaluationPeriods": 2, "treatMissingData": "ignore"}}}
            """#)
        for _ in 0..<4 { _ = rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 50)) }
        var decision = rehearsal.tick()
        for _ in 0..<10 { decision = rehearsal.tick() }
        #expect(decision.reason("compat.triggers.Errors")?.outcome == .hold)
        decision = rehearsal.tick(rehearsal.requests(.candidate, 1_000, failed: 0))
        #expect(decision.reason("compat.triggers.Errors")?.outcome == nil)
    }
}

import Testing

@testable import Rollout

@Suite(.timeLimit(.minutes(1))) struct `The rules of other systems` {
    private func policy(_ compat: String, _ steps: String = #"{"setWeight": 100}"#, _ more: String = "") throws
        -> RolloutPolicy
    {
        try Rehearsal(
            #"""
            "metrics": {"success_rate": {"kind": "ratio", "unit": "percent"}, "latency": {"kind": "gauge", "unit": "ms"},
             "error_rate": {"kind": "ratio"}}, "steps": [\#(steps)], "compat": \#(compat)\#(more)
            """#
        ).policy
    }

    @Test func `are read as importers write them`() throws {
        let policy = try policy(
            #"""
            {"analyses": {
               "canary": {"as": "flagger", "threshold": 5, "conditions": ["success_rate >= 99%", "latency <= 500ms"]},
               "quality": {"as": "argo", "metrics": [
                 {"name": "success-rate", "series": "success_rate", "shape": "list", "interval": "30s",
                  "initialDelay": "1m", "count": 5, "successCondition": "result[0] >= 0.95", "failureCondition": "",
                  "failureLimit": 2, "inconclusiveLimit": 0, "consecutiveErrorLimit": 4,
                  "consecutiveSuccessLimit": 3}]}},
             "background": {"analysis": "quality", "fromStep": 2},
             "triggers": {"HighErrors": {"as": "cloudwatch", "when": "error_rate > 1%", "period": "1m",
               "evaluationPeriods": 5, "datapointsToAlarm": 3, "treatMissingData": "notBreaching",
               "action": "rollback", "minimumSamples": 1000}}}
            """#, #"{"setWeight": 5, "analysis": "canary"}, {"analysis": "quality"}, {"setWeight": 100}"#)
        guard case .flagger(let canary)? = policy.compat.analyses["canary"],
            case .argo(let quality)? = policy.compat.analyses["quality"]
        else {
            Issue.record("not read")
            return
        }
        #expect(canary.threshold == 5 && canary.conditions.count == 2)
        let metric = try #require(quality.metrics.first)
        #expect(metric.name == "success-rate" && metric.shape == .list && metric.count == 5 && metric.failureLimit == 2)
        #expect(metric.successCondition == "result[0] >= 0.95" && metric.failureCondition == nil)
        #expect(policy.compat.background == Compat.Background(analysis: "quality", fromStep: 2))
        let alarm = try #require(policy.compat.alarms["HighErrors"])
        #expect(alarm.datapointsToAlarm == 3 && alarm.minimumSamples == 1_000 && alarm.trigger.action == .rollback)
        #expect(policy.lint().allSatisfy { $0.level == .note }, "\(policy.lint())")
        #expect(policy.lint().filter { $0.code == .compat }.count == 4)
    }

    @Test func `have the defaults of their systems`() throws {
        let policy = try policy(
            #"""
            {"analyses": {"f": {"as": "flagger", "conditions": "success_rate >= 99%"},
              "a": {"as": "argo", "metrics": [{"name": "x", "series": "latency"}]}},
             "triggers": {"T": {"as": "cloudwatch", "when": "latency > 1s", "evaluationPeriods": 3, "action": "hold"}}}
            """#)
        guard case .flagger(let flagger)? = policy.compat.analyses["f"],
            case .argo(let argo)? = policy.compat.analyses["a"], let metric = argo.metrics.first,
            let alarm = policy.compat.alarms["T"]
        else {
            Issue.record("not read")
            return
        }
        #expect(flagger.threshold == 1)
        #expect(metric.shape == .scalar && metric.interval == nil && metric.count == 1 && metric.initialDelay == .zero)
        #expect(metric.failureLimit == 0 && metric.inconclusiveLimit == 0 && metric.consecutiveErrorLimit == 4)
        #expect(metric.consecutiveSuccessLimit == nil)
        #expect(alarm.period == .minutes(1) && alarm.datapointsToAlarm == 3 && alarm.treatMissingData == .missing)
    }

    @Test(arguments: [
        (#"{"analysis": {}}"#, "compat.analysis: unknown key (did you mean analyses?)"),
        (#"{"analyses": {"a": {}}}"#, "compat.analyses.a: needs as: flagger or argo"),
        (
            #"{"analyses": {"a": {"as": "fluger"}}}"#,
            "compat.analyses.a.as: must be flagger or argo (did you mean flagger?)"
        ),
        (
            #"{"analyses": {"a": {"as": "flagger", "conditions": []}}}"#,
            "compat.analyses.a.conditions: needs at least one"
        ),
        (#"{"analyses": {"a": {"as": "argo", "metrics": []}}}"#, "compat.analyses.a.metrics: needs at least one"),
        (
            #"{"analyses": {"a": {"as": "argo", "metrics": [{"name": "x", "series": "latencies"}]}}}"#,
            "compat.analyses.a.metrics[0].series: there is no metric of this name (did you mean latency?)"
        ),
        (
            #"{"analyses": {"a": {"as": "argo", "metrics": [{"name": "x", "series": "latency", "count": 2}]}}}"#,
            "compat.analyses.a.metrics[0].count: needs interval"
        ),
        (
            #"{"analyses": {"a": {"as": "argo", "metrics": [{"name": "x", "series": "latency", "successCondition": "result ~ 1"}]}}}"#,
            "compat.analyses.a.metrics[0].successCondition: column 8 of the expression: ~ is not supported"
        ),
        (#"{"background": {"analysis": "a"}}"#, "compat.background.analysis: there is no analysis of compat"),
        (
            #"{"analyses": {"a": {"as": "flagger", "conditions": ["latency < 1s"]}}, "background": {"analysis": "a"}}"#,
            "compat.background.analysis: only an analysis with as: argo"
        ),
        (
            #"{"triggers": {"T": {"as": "cloudwatch", "when": "latency > 2x stable", "action": "hold"}}}"#,
            "compat.triggers.T.when: an alarm compares one metric with a number"
        ),
        (
            #"{"triggers": {"T": {"as": "cloudwatch", "when": "latency > 1s for 5m", "action": "hold"}}}"#,
            "compat.triggers.T.when: an alarm compares one metric with a number"
        ),
        (#"{"triggers": {"T": {"as": "cloudwatch", "when": "latency > 1s"}}}"#, "compat.triggers.T: needs action"),
        (
            #"{"triggers": {"T": {"as": "cloudwatch", "when": "latency > 1s", "evaluationPeriods": 2, "datapointsToAlarm": 3, "action": "hold"}}}"#,
            "compat.triggers.T.datapointsToAlarm: must be a whole number from 1 to 2"
        ),
        (
            #"{"analyses": {"native": {"as": "flagger", "conditions": ["latency < 1s"]}}}"#,
            "compat.analyses.native: there is one of this name in analyses"
        ),
    ])
    func `are refused with the place and the remedy`(compat: String, message: String) {
        do {
            _ = try policy(
                compat, #"{"setWeight": 100}"#, #", "analyses": {"native": {"conditions": ["latency < 1s"]}}"#)
            Issue.record("\(compat) was read")
        } catch {
            #expect("\(error)".hasPrefix(message), "\(error)")
        }
    }

    @Test func `that a step names must exist`() {
        do {
            _ = try policy(
                #"{"analyses": {"canary": {"as": "flagger", "conditions": ["latency < 1s"]}}}"#,
                #"{"setWeight": 5, "analysis": "canari"}"#)
            Issue.record("was read")
        } catch {
            #expect("\(error)" == "steps[0].analysis: there is no analysis of this name (did you mean canary?)")
        }
    }

    @Test func `warn of a step that never ends`() throws {
        let findings = try policy(
            #"{"analyses": {"a": {"as": "argo", "metrics": [{"name": "x", "series": "latency", "interval": "1m"}]}}}"#,
            #"{"setWeight": 5, "analysis": "a"}, {"setWeight": 100}"#
        ).lint()
        let endless = try #require(findings.first { $0.code == .endless })
        #expect(endless.level == .warning && endless.place == "compat.analyses.a.metrics[0]")
    }

    @Test func `are in the plan`() throws {
        let plan = try policy(
            #"""
            {"analyses": {"a": {"as": "argo", "metrics": [
               {"name": "x", "series": "latency", "interval": "2m", "initialDelay": "1m", "count": 4}]}},
             "triggers": {"T": {"as": "cloudwatch", "when": "latency > 1s", "period": "5m", "evaluationPeriods": 5,
               "datapointsToAlarm": 3, "action": "rollback"}}}
            """#, #"{"setWeight": 5, "analysis": "a"}, {"setWeight": 100}"#
        ).plan()
        #expect(plan.entries.first?.earliestEnd == .minutes(8), "one look for the shift, then 1m and three times 2m")
        #expect(plan.detections.map(\.rule) == ["compat.triggers.T"])
        #expect(plan.detections.first?.latest == .minutes(16))
    }

    @Test func `are explained with what would change them`() throws {
        var rehearsal = try Rehearsal(
            #"""
            "metrics": {"latency": {"kind": "gauge", "unit": "ms"}}, "steps": [{"setWeight": 5, "pause": {"duration": "1h"}}],
            "compat": {
              "analyses": {"default": {"as": "flagger", "threshold": 3, "conditions": ["latency <= 500ms"]}},
              "triggers": {"Slow": {"as": "cloudwatch", "when": "latency > 1s", "action": "rollback"}}}
            """#)
        for _ in 0..<2 { _ = rehearsal.tick([Observation(at: rehearsal.now, metric: "latency", value: 700)]) }
        let decision = rehearsal.tick([Observation(at: rehearsal.now, metric: "latency", value: 700)])
        let explanation = rehearsal.policy.explain(decision)
        let check = try #require(explanation.rules.first { $0.reason.rule == "compat.analyses.default[0]" })
        #expect(check.condition == "latency <= 500ms" && check.margin == "-200ms")
        #expect(check.change == "passes when latency is at or below 500ms, 200ms away")
        let alarm = try #require(explanation.rules.first { $0.reason.rule == "compat.triggers.Slow" })
        #expect(alarm.condition == "latency > 1000ms")
    }
}

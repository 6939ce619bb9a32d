import JSONText
import RolloutTesting

@testable import Rollout

/// A policy and what happens to it, drawn from a seed: sensible more often than not, and hostile now and then.
struct RandomWorld {
    let policy: RolloutPolicy
    var random: SeededRandom
    private(set) var now = Moment(seconds: 1_000_000)
    private var errorRate = 0.0001

    /// - Parameter rules: Whose rules the policy has beside those of the language.
    init(seed: UInt64, rules: Rules = .own) throws {
        random = SeededRandom(seed: seed)
        policy = try RolloutPolicy(try JSONValue(reading: Array(Self.policy(&random, rules).utf8)))
    }

    /// Whose rules a policy has.
    enum Rules: CaseIterable {
        case own, compat
    }

    private static func policy(_ random: inout SeededRandom, _ rules: Rules) -> String {
        let compat = rules == .compat ? compat(&random) : ""
        func pick<Element>(_ elements: [Element]) -> Element { elements.randomElement(using: &random) ?? elements[0] }
        var steps: [String] = Bool.random(using: &random) ? [#"{"gate": "ready"}"#] : []
        for weight in [1, 5, 25, 50, 100].filter({ _ in Int.random(in: 0..<4, using: &random) > 0 }) {
            let pause = pick([
                #""pause": {"duration": "2m"},"#,
                #""pause": {"approval": {"deadline": "10m", "onDeadline": "rollback"}},"#,
                #""pause": {},"#, "",
            ])
            let verify = pick(["", #""verify": {"samples": 10, "field": "environment"},"#])
            let settle = pick(["", #""settle": "30s","#])
            let analysis = rules == .compat ? pick(["all", "canary", "quality"]) : "all"
            steps.append("{\"setWeight\": \(weight), \(settle) \(verify) \(pause) \"analysis\": \"\(analysis)\"}")
        }
        steps.append(#"{"setWeight": 100, "bakeTime": "3m", "analysis": "all"}"#)
        let triggers = [
            #"{"when": "error_rate > 1% for 3 minutes", "action": "rollback", "severity": "P1"}"#,
            #"{"when": "errors_seen > 0", "severity": "\#(pick(["P0", "P1", "P2", "P3"]))"}"#,
            #"{"when": "memory_growth > 10MB/minute for 5 minutes", "action": "\#(pick(["rollback", "hold", "pauseForApproval", "notify"]))"}"#,
            #"{"when": "fact(broken)", "action": "\#(pick(["rollback", "abort"]))", "severity": "P0"}"#,
            #"{"when": ["latency > 2x stable", "not fact(quiet)"], "action": "\#(pick(["hold", "page"]))"}"#,
        ].filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
        let conditions =
            [
                #""error_rate < 1%""#, #""latency < 500ms""#, #"{"any": ["memory < 900MB", "fact(big)"]}"#,
            ].filter { _ in Int.random(in: 0..<4, using: &random) > 0 } + [#""error_rate < 5%""#]
        let test = pick(["", #", "test": "sequential""#])
        let windows = pick([
            "", #""windows": [{"deny": {"from": "02:00", "to": "02:10"}, "timeZone": "UTC"}],"#,
        ])
        return """
            {"apiVersion": "rollout/v1", "name": "world", "interval": "1m", \(windows) \(compat)
             "metrics": {"error_rate": {"kind": "ratio", "unit": "fraction"}, "errors_seen": {"kind": "counter"},
              "latency": {"kind": "distribution", "stat": "p99", "unit": "ms", "minSamples": 10},
              "memory": {"kind": "gauge", "unit": "MB"}},
             "analyses": {"all": {"conditions": [\(conditions.joined(separator: ", "))], "consecutiveFailureLimit": 4,
              "onFail": "\(pick(["hold", "rollback"]))"\(test)}},
             "gates": {"ready": {"http": [{"path": "/ready", "status": 200}], "facts": ["checked"],
              "onFail": "\(pick(["hold", "abort"]))", "always": \(Bool.random(using: &random))}},
             "steps": [\(steps.joined(separator: ", "))], "triggers": [\(triggers.joined(separator: ", "))],
             "matrix": {"P0": {"action": "rollback"}, "P1": {"action": "hold", "deadline": "5m", "onDeadline": "rollback"},
              "P2": {"action": "pauseForApproval", "deadline": "10m", "onDeadline": "rollback"}},
             "rollback": {"planned": {"weights": [50, 10, 0], "stepDuration": "1m"},
              "methods": [{"name": "traffic", "deadline": "3m"}, {"name": "dns"}]},
             "escalation": [{"after": "2m", "to": "a"}, {"after": "5m", "to": "b"}]}
            """
    }

    /// Rules of other systems, none of which is met by more errors.
    private static func compat(_ random: inout SeededRandom) -> String {
        func pick<Element>(_ elements: [Element]) -> Element { elements.randomElement(using: &random) ?? elements[0] }
        let background = pick(["", #""background": {"analysis": "quality", "fromStep": 2},"#])
        return #"""
            "compat": {
             "analyses": {
              "canary": {"as": "flagger", "threshold": \#(pick([1, 3])),
               "conditions": ["error_rate <= 1%", "latency <= 500ms"]},
              "quality": {"as": "argo", "metrics": [
               {"name": "errors", "series": "error_rate", "interval": "1m", "count": 3, "failureLimit": \#(pick([-1, 0, 2])),
                "successCondition": "result < 0.01 or isNaN(result)", "failureCondition": "result > 0.05"},
               {"name": "speed", "series": "latency", "shape": "list", "interval": "2m", "initialDelay": "1m",
                "count": \#(pick([1, 2])), "consecutiveErrorLimit": 1, "consecutiveSuccessLimit": \#(pick([0, 2])),
                "successCondition": "all(result, {# < 500})"}]}},
             \#(background)
             "triggers": {"Errors": {"as": "cloudwatch", "when": "error_rate > 1%", "evaluationPeriods": 5,
              "datapointsToAlarm": 3, "treatMissingData": "\#(pick(["missing", "breaching", "notBreaching", "ignore"]))",
              "action": "\#(pick(["rollback", "hold", "pauseForApproval", "notify"]))", "minimumSamples": \#(pick([0, 9]))}}},
            """#
    }

    /// What the next evaluation is told.
    mutating func input(after effects: [Effect]) -> RolloutInput {
        func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
        now = now + Span(milliseconds: chance(0.02) ? -90_000 : chance(0.05) ? 7_200_000 : 60_000)
        if chance(0.05) { errorRate = [0.0001, 0.004, 0.02, 0.2].randomElement(using: &random) ?? 0 }
        var input = RolloutInput(now: now)
        for subject in [Subject.candidate, .stable] where !chance(0.05) {
            let rate = subject == .stable ? 0.0001 : errorRate
            add("requests", subject, 10_000, &input)
            add("errors", subject, (10_000 * rate).rounded(), &input)
            add("latency", subject, subject == .stable ? 90 : chance(0.05) ? 700 : 95, &input, samples: 5_000)
            add("memory", subject, 500 + Double.random(in: -5...5, using: &random), &input)
            add("errors_seen", subject, chance(0.01) ? 1 : 0, &input)
        }
        if chance(0.3) { input.facts.append(Fact(at: now, name: "checked", value: !chance(0.05))) }
        if chance(0.005) { input.facts.append(Fact(at: now, name: "broken", value: true)) }
        if chance(0.3) { input.health.append(HealthAnswer(at: now, path: "/ready", status: chance(0.05) ? 503 : 200)) }
        if chance(0.05) {
            input.commands.append(Command(command(), actor: "ann", reason: chance(0.5) ? "because" : nil))
        }
        for effect in effects where !chance(0.1) {
            let result: Acknowledgement.Result = chance(0.05) ? .failed : chance(0.02) ? .timeout : .done
            input.acknowledgements.append(Acknowledgement(effect: effect.id, result: result))
            if chance(0.1) { input.acknowledgements.append(Acknowledgement(effect: effect.id, result: .failed)) }
        }
        return input
    }

    /// A point of a series, or several in any order: some come late, some twice, and the second time with another value.
    private mutating func add(
        _ metric: String, _ subject: Subject, _ value: Double, _ input: inout RolloutInput, samples: Int? = nil
    ) {
        func oneOf(_ number: Int) -> Bool { Int.random(in: 0..<number, using: &random) == 0 }
        let late: Int64 = oneOf(50) ? 180 : 0
        let earlier: [Int64] = [10, 30, 50, 90, 200].filter { _ in oneOf(8) }
        for seconds in (earlier + [0]).shuffled(using: &random) {
            let odd = [Double.nan, .infinity, -.infinity, 1e300, -1, 0].randomElement(using: &random) ?? 0
            var observation = Observation(
                at: now - .seconds(seconds + late), subject: subject, metric: metric,
                value: oneOf(200) ? odd : value, samples: samples)
            input.observations.append(observation)
            guard oneOf(20) else { continue }
            observation.value *= oneOf(2) ? 1 : 1.5
            input.observations.append(observation)
        }
    }

    private mutating func command() -> Command.Action {
        let actions: [Command.Action] = [
            .approve, .approve, .approve, .reject, .pause, .resume, .resume, .abort, .rollback(plan: "planned"),
            .rollback(plan: "none"), .retry, .skipGate("ready"), .freeze, .unfreeze, .unfreeze,
            .open(incident: "x", .p2),
            .close(incident: "x"),
        ]
        return actions.randomElement(using: &random) ?? .approve
    }
}

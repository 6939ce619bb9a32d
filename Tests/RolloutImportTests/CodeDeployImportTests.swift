#if YAML
import JSONText
import Rollout
import RolloutImport
import RolloutYAML
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A deployment of CodeDeploy` {
    private func replay(_ name: String) throws -> Replay {
        try Replay(try PolicyImport(name, from: .codedeploy), for: .hours(2))
    }

    @Test(arguments: [
        ("CodeDeployDefault.LambdaCanary10Percent5Minutes", 5),
        ("CodeDeployDefault.LambdaCanary10Percent10Minutes", 10),
        ("CodeDeployDefault.LambdaCanary10Percent15Minutes", 15),
        ("CodeDeployDefault.LambdaCanary10Percent30Minutes", 30), ("CodeDeployDefault.ECSCanary10Percent5Minutes", 5),
        ("CodeDeployDefault.ECSCanary10Percent15Minutes", 15), ("Canary10Percent5Minutes", 5),
    ])
    func `by a predefined canary has ten percent, and then all`(name: String, minutes: Int64) throws {
        #expect(try replay(name).weights == [.init(0, 10), .init(minutes * 60, 100)])
    }

    @Test(arguments: [
        ("CodeDeployDefault.LambdaLinear10PercentEvery1Minute", 1),
        ("CodeDeployDefault.LambdaLinear10PercentEvery2Minutes", 2),
        ("CodeDeployDefault.LambdaLinear10PercentEvery3Minutes", 3),
        ("CodeDeployDefault.LambdaLinear10PercentEvery10Minutes", 10),
        ("CodeDeployDefault.ECSLinear10PercentEvery1Minutes", 1),
        ("CodeDeployDefault.ECSLinear10PercentEvery3Minutes", 3),
    ])
    func `by a predefined line has ten percent more each time`(name: String, minutes: Int64) throws {
        #expect(try replay(name).weights == (1...10).map { .init(($0 - 1) * minutes * 60, Double($0) * 10) })
    }

    @Test(arguments: ["AllAtOnce", "CodeDeployDefault.LambdaAllAtOnce", "CodeDeployDefault.ECSAllAtOnce"])
    func `at once has everything`(name: String) throws {
        #expect(try replay(name).weights == [.init(0, 100)])
    }

    @Test(arguments: [("HalfAtATime", InstanceLimit.percent(50)), ("OneAtATime", .count(1))])
    func `of hosts exchanges them`(name: String, most: InstanceLimit) throws {
        let policy = try PolicyImport("CodeDeployDefault." + name, from: .codedeploy).policy
        #expect(policy.strategy == .rolling && policy.rolling.maxUnavailable == most)
        #expect(policy.rolling.maxSurge == .count(0))
    }

    @Test func `of a fleet keeps the share that must stay healthy`() throws {
        let policy = try Sample(.codedeploy, "hosts.json").imported().policy
        #expect(policy.rolling.maxUnavailable == .percent(25))
        #expect(policy.triggers.map(\.when) == [.fact("alarm.Band", negated: false)])
    }

    @Test func `has the alarms, waits and times of its group`() throws {
        let imported = try Sample(.codedeploy, "group.yaml").imported()
        let (policy, alarms) = (imported.policy, imported.document["compat"]?["triggers"])
        #expect(policy.name == "orders-production" && policy.retention == .hours(1))
        #expect(policy.steps.map(\.weight) == [nil, 20, 100])
        #expect(policy.steps[0].pause == .approval(deadline: .hours(8), onDeadline: .abort))
        #expect(alarms?["HighErrors"]?["when"]?.string == "error_rate > 1%")
        #expect(alarms?["HighErrors"]?["datapointsToAlarm"]?.number?.integer == 3)
        #expect(alarms?["SlowAnswers"]?["minimumSamples"]?.number?.integer == 1_000)
        #expect(alarms?["SlowAnswers"]?["action"]?.string == "rollback")
        #expect(alarms?["Unrelated"] == nil)
        let elsewhere = imported.fields.first { $0.path.hasSuffix("alarms[2].name") }
        #expect(elsewhere?.outcome == .approximated, "somebody has to state its fact")
        #expect(policy.triggers.contains { $0.when == .fact("alarm.Elsewhere", negated: false) })
    }

    @Test func `names its alarms as the policy does`() throws {
        let alarm = """
            AlarmName: "%", MetricName: m, Statistic: Average, Period: 45, EvaluationPeriods: 2, Threshold: -5, \
            ComparisonOperator: LessThanThreshold, Unit: Milliseconds
            """
        let alarms = ["5xx rate", "5xx/rate", "5xx?rate"].map { "{\(alarm.replacing("%", with: $0))}" }
        let imported = try PolicyImport(
            "deploymentConfigName: LambdaCanary10Percent5Minutes\nMetricAlarms: [\(alarms.joined(separator: ", "))]",
            from: .codedeploy)
        let names = try #require(imported.document["compat"]?["triggers"]?.object?.members.map(\.name))
        #expect(names == ["5xx_rate", "5xx/rate", "5xx_rate-2"])
        let notes = imported.fields.filter { $0.path.hasSuffix("AlarmName") }.map(\.note)
        #expect(notes == names.map { "compat.triggers.\($0)" })
        #expect(imported.policy.lint().allSatisfy { $0.level != .error }, "a gauge has no lower bound")
        #expect(imported.policy.interval == .seconds(30), "looks at each period, and divides the pause")
        let replay = try Replay(imported, for: .hours(1), series: ["m": 1, "m-2": 0, "m-3": 0])
        #expect(replay.weights == [.init(0, 10), .init(300, 100)])
    }

    @Test(arguments: [("p99", 1_000), ("p99.7", 3_334), ("p50", 20), ("p5", 200), ("p95", 200)])
    func `takes a percentile for significant from as many samples on as CloudWatch`(statistic: String, least: Int)
        throws
    {
        let text = try Sample(.codedeploy, "group.yaml").text.replacing(#""p99""#, with: "\"\(statistic)\"")
        let alarms = try PolicyImport(text, from: .codedeploy).document["compat"]?["triggers"]
        #expect(alarms?["SlowAnswers"]?["minimumSamples"]?.number?.integer == Int64(least))
    }

    @Test func `that only stops on an alarm asks a person`() throws {
        let text = try Sample(.codedeploy, "group.yaml").text.replacing(#", "DEPLOYMENT_STOP_ON_ALARM""#, with: "")
        let imported = try PolicyImport(text, from: .codedeploy)
        #expect(imported.document["compat"]?["triggers"]?["HighErrors"]?["action"]?.string == "pauseForApproval")
    }

    @Test(arguments: [
        ("CodeDeployDefault.LambdaCanary11Percent5Minutes", "file:1:1: is no predefined configuration"),
        (#"{"trafficRoutingConfig": {"type": "Sometimes"}}"#, "file:1:35: trafficRoutingConfig.type: must be one of"),
        ("{}", "file:1:1: needs deploymentConfigInfo"),
        ("a\n---\nb", "file:3:1: [1]: is a second configuration"),
    ])
    func `is refused with its place when it is none`(text: String, message: String) throws {
        let error = try #require(throws: PolicyFileError.self) {
            try PolicyImport(text, from: .codedeploy, file: "file")
        }
        #expect(error.description.hasPrefix(message), "\(error)")
    }
}
#endif

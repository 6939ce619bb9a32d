#if YAML
import JSONText
import Rollout
import RolloutImport
import RolloutYAML
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A strategy of AppConfig` {
    private func weights(_ imported: PolicyImport) throws -> [Replay.Change] {
        try Replay(imported, for: .hours(11)).weights
    }

    @Test func `that is linear reaches everything in equal parts`() throws {
        let imported = try Sample(.appconfig, "linear20percent10hours.json").imported()
        #expect(try weights(imported) == (0...5).map { .init(Int64($0) * 7_200, Double($0) * 20) })
        #expect(imported.policy.steps.last?.bakeTime == .minutes(30))
    }

    @Test func `that is exponential doubles`() throws {
        let imported = try Sample(.appconfig, "exponential.yaml").imported()
        #expect(imported.policy.steps.map(\.weight) == [0, 2, 4, 8, 16, 32, 64, 100])
        let field = try #require(imported.fields.first { $0.path == "[0].DeploymentDurationInMinutes" })
        #expect(field.outcome == .approximated)
    }

    @Test(arguments: [("EXPONENTIAL", 2.0, 60), ("LINEAR", 30.0, 10), ("LINEAR", 7.0, 45), ("EXPONENTIAL", 1.0, 7)])
    func `lasts as long as it says, whatever the number of its shares`(type: String, factor: Double, minutes: Int64)
        throws
    {
        let imported = try PolicyImport(
            #"{"GrowthType": "\#(type)", "GrowthFactor": \#(factor), "DeploymentDurationInMinutes": \#(minutes)}"#,
            from: .appconfig)
        let last = try #require(try weights(imported).last)
        #expect(last == .init(minutes * 60, 100))
    }

    @Test(
        arguments: [
            ("AppConfig.AllAtOnce", [.init(0, 100)], 10),
            ("AppConfig.Linear50PercentEvery30Seconds", [.init(0, 0), .init(30, 50), .init(60, 100)], 1),
            (
                "AppConfig.Linear20PercentEvery6Minutes", (0...5).map { .init(Int64($0) * 360, Double($0) * 20) }, 30
            ),
            (
                "AppConfig.Canary10Percent20Minutes",
                [.init(0, 0), .init(240, 10), .init(480, 20), .init(720, 40), .init(960, 80), .init(1_200, 100)], 10
            ),
        ] as [(String, [Replay.Change], Int64)])
    func `may be predefined`(name: String, expected: [Replay.Change], bakeMinutes: Int64) throws {
        let imported = try PolicyImport(name, from: .appconfig)
        #expect(try weights(imported) == expected)
        #expect(imported.policy.steps.last?.bakeTime == .minutes(bakeMinutes))
    }

    @Test func `goes back by its environment's monitors`() throws {
        let imported = try Sample(.appconfig, "exponential.yaml").imported()
        let alarm = try #require(imported.document["compat"]?["triggers"]?["Errors"])
        #expect(alarm["when"]?.string == "errors > 0" && alarm["treatMissingData"]?.string == "notBreaching")
        #expect(imported.policy.triggers.contains { $0.when == .fact("alarm.In_Another_File", negated: false) })
    }

    @Test(arguments: [
        (#"{"GrowthFactor": 0, "DeploymentDurationInMinutes": 1}"#, "file:1:18: GrowthFactor: must be a number from 1"),
        (#"{"GrowthFactor": 10}"#, "file:1:1: needs DeploymentDurationInMinutes"),
        (
            #"{"GrowthFactor": 10, "GrowthType": "CUBIC", "DeploymentDurationInMinutes": 1}"#,
            "file:1:36: GrowthType: must"
        ),
        ("AppConfig.Linear60PercentEvery30Seconds", "file:1:1: is no predefined strategy"),
    ])
    func `is refused with its place when it is none`(text: String, message: String) throws {
        let error = try #require(throws: PolicyFileError.self) {
            try PolicyImport(text, from: .appconfig, file: "file")
        }
        #expect(error.description.hasPrefix(message), "\(error)")
    }
}
#endif

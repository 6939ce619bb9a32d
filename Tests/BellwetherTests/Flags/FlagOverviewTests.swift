import FeatureFlags
import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `The overview of a flag` {
    private func overview(definition: String?, kill: String? = nil) -> FlagOverview {
        FlagOverview(
            name: "checkout",
            record: FlagRecord(
                definition: definition.map { .source(FlagSource($0)) }, kill: kill.map { .source(FlagSource($0)) }),
            evaluators: FlagEvaluators())
    }

    @Test(
        arguments: [
            ("true", nil, .definition), ("true", "false", .kill), (nil, "false", .kill), (nil, nil, .code),
            ("nonsense", nil, .code), ("true", "nonsense", .definition),
        ] as [(String?, String?, FlagOverview.Decider)])
    func `names the key that decides`(definition: String?, kill: String?, decider: FlagOverview.Decider) {
        let overview = overview(definition: definition, kill: kill)
        #expect(overview.decider == decider)
        #expect((overview.problem == nil) == (definition != "nonsense" && kill != "nonsense"))
    }

    @Test(arguments: [
        ("true", "true"), (" OFF \n", "OFF"), ("25%", "25%"),
        (#"{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"on"}"#, "on of on, off"),
        (
            #"{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off","targeting":{"if":[true,"on"]}}"#,
            "rules over on, off, else off"
        ),
        (#"{"state":"ENABLED","variants":{"a":1},"targeting":{}}"#, "the code's default of a"),
        (#"{"state":"DISABLED","variants":{"on":true},"defaultVariant":"on"}"#, "disabled"),
        (
            #"{"state":"ENABLED","variants":{"\u001B[2Jon":true},"defaultVariant":"\u001B[2Jon"}"#, " [2Jon of  [2Jon"
        ),
        ("\u{1B}[31mred", "[31mred"), (String(repeating: "x", count: 99), String(repeating: "x", count: 40)),
    ])
    func `says in a few words what a definition is`(text: String, summary: String) {
        #expect(FlagSource(text).summary == summary)
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A watch of flags` {
    private func record(_ definition: String?, kill: String? = nil) -> FlagRecord {
        FlagRecord(definition: definition.map { .source(FlagSource($0)) }, kill: kill.map { .source(FlagSource($0)) })
    }

    @Test func `tells each key that changes, in the order of the flags`() {
        var watch = FlagWatch(FlagContents(flags: ["b": record("true"), "c": record("25%"), "gone": record("true")]))
        let changes = watch.take(
            .changed(
                FlagChanges(flags: [
                    "b": record("false", kill: "true"), "a": record("true"), "c": record("25%"), "gone": record(nil),
                ])))
        #expect(
            changes.map { "\($0.flag) \($0.key) \($0.old?.text ?? "-") \($0.new?.text ?? "-")" } == [
                "a definition - true", "b definition true false", "b kill - true", "gone definition true -",
            ])
        #expect(watch.take(.confirmed(until: nil)).isEmpty)
    }

    @Test func `takes a whole load for the difference to what was`() {
        var watch = FlagWatch(FlagContents(flags: ["a": record("true"), "b": record("true")]))
        let changes = watch.take(.loaded(FlagContents(flags: ["a": record("true")])))
        #expect(changes.map(\.flag) == ["b"])
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A table` {
    @Test func `is as wide as its widest cells and moves no cursor`() {
        let table = TextTable(["flag", "kill"], [["scan_creation", "-"], ["a\u{1B}[2J", ""]])
        #expect(table.lines == ["FLAG           KILL", "scan_creation  -", "a [2J"])
    }
}

@Suite(.timeLimit(.minutes(1))) struct `Overwriting a flag` {
    private func remarks(_ definition: String?, kill: String? = nil) -> [String] {
        Overwriting.remarks(
            on: FlagRecord(
                definition: definition.map { .source(FlagSource($0)) }, kill: kill.map { .source(FlagSource($0)) }),
            flag: "checkout", value: false)
    }

    @Test func `says nothing where a scalar stood`() {
        #expect(remarks(nil).isEmpty && remarks("true").isEmpty && remarks(" OFF ").isEmpty)
        #expect(Overwriting.remarks(on: nil, flag: "checkout", value: true).isEmpty)
    }

    @Test(arguments: ["25%", #"{"state":"ENABLED","variants":{"on":true},"defaultVariant":"on"}"#])
    func `tells of what is lost, how it comes back, and what kill would have done`(definition: String) {
        let remarks = remarks(definition).joined(separator: "\n")
        #expect(remarks.contains("bellwether flags rollback checkout"))
        #expect(remarks.contains("bellwether flags kill checkout false"))
    }

    @Test func `says that a kill still decides`() {
        #expect(remarks("true", kill: "true").joined().contains("bellwether flags unkill checkout"))
    }
}

#if YAML
import ArgumentParser
import JSONText
import TestServers
import Testing

@testable import bellwether

/// The commands as a person types them.
@Suite(.timeLimit(.minutes(1))) struct `The commands for rollouts` {
    private static let policy = """
        apiVersion: rollout/v1
        name: shop
        metrics: {error_rate: {kind: ratio}}
        analyses: {default: {conditions: ["error_rate < 0.5%"]}}
        steps: [{setWeight: 10, pause: {duration: 30m}}, {setWeight: 100, bakeTime: 1h}]
        triggers: [{when: error_rate > 1% for 5 minutes, action: rollback}]
        """

    private let folder: TemporaryFolder
    private let policy: String

    init() throws {
        folder = try TemporaryFolder()
        policy = try folder.write(Self.policy, to: "shop.yaml")
    }

    private func printout(_ words: String...) async throws -> Printout {
        try await #require(try Bellwether.parseAsRoot(["rollout"] + words) as? any PrintingCommand).printout()
    }

    private func complaint(_ words: String...) async throws -> Complaint {
        try await #require(throws: Complaint.self) {
            var command = try #require(try Bellwether.parseAsRoot(["rollout"] + words) as? any AsyncParsableCommand)
            try await command.run()
        }
    }

    /// A history in which errors begin at a minute.
    private func history(badFrom: Int, minutes: Int = 60) throws -> String {
        let lines = (0...minutes).map { minute in
            #"{"at":\#(minute * 60),"metric":"error_rate","value":\#(minute < badFrom ? 0.001 : 0.03),"samples":6000}"#
        }
        return try folder.write(lines.joined(separator: "\n"), to: "history-\(badFrom).ndjson")
    }

    @Test func `lint a good policy without an error`() async throws {
        #expect(try await !printout("lint", policy).isNo)
    }

    @Test func `lint with file, line, column, what is wrong and what would be right`() async throws {
        let path = try folder.write(Self.policy + "\nobjectives: [rollout.duration < 1h]\n", to: "bad.yaml")
        let printout = try await printout("lint", path)
        #expect(printout.isNo)
        #expect(
            printout.lines.contains {
                $0.hasPrefix("\(path):7:14: error: objectives[0]: ") && $0.hasSuffix("[infeasible-objective]")
            })
        let json = try JSONValue(reading: try #require(try await self.printout("lint", path, "--json").lines.first))
        #expect(json["line"]?.number?.integer == 7 && json["severity"]?.string == "error")
        #expect(json["proposal"]?.string == "shorten the steps, or set an objective that can be met")
    }

    @Test func `lint what cannot be understood, beside what can and what is not there`() async throws {
        let path = try folder.write("apiVersion: rollout/v2\nname: x\n", to: "old.yaml")
        let printout = try await printout("lint", "/nowhere.yaml", path, policy)
        #expect(printout.isNo && printout.complaint?.status == 65)
        #expect(printout.lines.first == "\(path):1:13: error: apiVersion: must be rollout/v1 [syntax]")
    }

    @Test func `plan when each step can end, and how fast a trigger fires`() async throws {
        let lines = try await printout("plan", policy, "--requests-per-minute", "1000").lines
        #expect(lines[0].hasPrefix("STEP  DOES"))
        #expect(lines[1].contains("10 %") && lines[1].contains("0s     30m0s"))
        #expect(lines.contains { $0.hasPrefix("triggers[0]  rollback  6m0s") })
        #expect(lines.last?.hasPrefix("complete after 1h30m") == true)
        let json = try JSONValue(reading: try await printout("plan", policy, "--json").lines.joined())
        #expect(json["steps"]?[0]?["weight"]?.number?.text == "10")
        #expect(json["triggers"]?[0]?["latest"]?.number?.text == "360")
    }

    @Test func `say where two policies part`() async throws {
        let other = try folder.write(Self.policy.replacing("for 5 minutes", with: "for 9 minutes"), to: "other.yaml")
        let history = try history(badFrom: 20)
        #expect(try await printout("diff", policy, policy, history).lines == ["no difference"])
        let printout = try await printout("diff", policy, other, history)
        #expect(printout.isNo)
        #expect(printout.lines[1].contains("25m0s  rollback at 0 %, rollingBack  hold at 10 %, progressing"))
        let text = try await self.printout("diff", policy, other, history, "--json").lines.joined()
        let json = try JSONValue(reading: text)
        #expect(json[0]?["at"]?.number?.text == "1500" && json[0]?["history"]?.string == history)
        #expect(json[0]?["a"]?["verdict"]?.string == "rollback" && json[0]?["b"]?["weight"]?.number?.text == "10")
    }

    @Test func `say what only one of two policies asks for`() async throws {
        let trigger = "triggers: [{when: error_rate > 1%, action: page}, "
        let other = try folder.write(Self.policy.replacing("triggers: [", with: trigger), to: "pages.yaml")
        let history = try history(badFrom: 20)
        let lines = try await printout("diff", policy, other, history).lines
        #expect(lines.count == 2 && lines[1].contains("hold at 10 %, progressing; escalate page"), "\(lines)")
        let text = try await printout("diff", policy, other, history, "--json").lines.joined()
        let json = try JSONValue(reading: text)
        #expect(json[0]?["a"]?["alone"]?.array?.isEmpty == true)
        #expect(json[0]?["b"]?["alone"]?[0]?["name"]?.string == "page")
    }

    @Test func `test a policy beside the file that names it`() async throws {
        let path = try folder.write(
            """
            policy: shop.yaml
            scenarios:
              - {name: good, series: {error_rate: 0.1%}, expect: {phase: completed}}
              - {name: bad, series: {error_rate: 3%}, expect: {phase: completed}}
            """, to: "test.yaml")
        let printout = try await printout("test", path)
        #expect(printout.isNo)
        #expect(printout.lines.first == "passed  good" && printout.lines[1] == "FAILED  bad")
        #expect(printout.lines[2].hasPrefix("\(path):4:59: after 3h0m0s: phase is rolledBack, expected completed"))
        #expect(printout.lines.last == "1 passed, 1 failed")
        let json = try JSONValue(reading: try await self.printout("test", path, "--json").lines.joined())
        #expect(json[0]?["passed"]?.truth == true && json[1]?["failures"]?[0]?["found"]?.string == "rolledBack")
    }

    @Test func `explain the last decision, and that of any time`() async throws {
        let history = try history(badFrom: 20)
        let lines = try await printout("explain", policy, history).lines
        #expect(lines[0] == "at       25m0s" && lines[1] == "verdict  rollback")
        #expect(lines.contains { $0.hasPrefix("*  triggers[0]") && $0.contains("3%     1%     -2%") })
        for time in ["22m", "1320", "1970-01-01T00:22:00Z"] {
            #expect(try await printout("explain", policy, history, "--at", time).lines[0] == "at       22m0s")
        }
        let json = try JSONValue(
            reading: try await printout("explain", policy, history, "--at", "22m", "--json").lines.joined())
        #expect(json["reasons"]?[0]?["change"]?.string?.hasPrefix("ends when error_rate") == true)
    }

    @Test func `call a policy, a history or a file of scenarios bad with its place`() async throws {
        let bad = try folder.write(Self.policy.replacing("pause", with: "puase"), to: "bad.yaml")
        let broken = try folder.write("{\"at\":0,\"fact\":\"a\",\"value\":true}\nno\n", to: "broken.ndjson")
        let empty = try folder.write("\n", to: "empty.ndjson")
        let scenarios = try folder.write("policy: nowhere.yaml\nscenarios: [{}]", to: "test.yaml")
        let complaints = [
            (try await complaint("plan", bad), "\(bad):5:25: steps[0].puase: unknown key"),
            (try await complaint("replay", policy, broken), "\(broken):2: column 1: "),
            (try await complaint("explain", policy, empty), "\(empty): has no lines"),
            (try await complaint("diff", policy, "/nowhere", empty), "/nowhere: there is no such file"),
            (try await complaint("test", scenarios), scenarios.replacing("test.yaml", with: "nowhere.yaml: there is")),
        ]
        for (complaint, text) in complaints {
            #expect(complaint.status == 65)
            #expect(complaint.text.hasPrefix(text), "\(complaint.text)")
        }
    }

    @Test(arguments: [
        ("replay a b --interval 1ms", "must be a duration from 1s to 24h, like 30s or 5m"),
        ("replay a b --interval 30", "must be a duration from 1s to 24h"),
        ("explain a b --interval 2d", "must be a duration from 1s to 24h"),
        ("explain a b --at soon", "must be a date like 2026-01-01T00:00:00Z, or a time from the start like 1h15m"),
        ("lint a --json --format sarif", "exclude each other: leave one of them out"),
    ])
    func `say what would be right`(words: String, remedy: String) throws {
        let words = ["rollout"] + words.split(separator: " ").map(String.init)
        let error = try #require(throws: (any Error).self) { try Bellwether.parseAsRoot(words) }
        #expect(Bellwether.message(for: error).contains(remedy), "\(Bellwether.message(for: error))")
    }

    @Test func `take an interval as policies write one`() async throws {
        let history = try history(badFrom: 20)
        #expect(try await printout("explain", policy, history, "--interval", "1m30s").lines[0] == "at       25m0s")
        let complaint = try await complaint("explain", policy, history, "--at=1960-01-01T00:00:00Z")
        #expect(complaint.text == "nothing was decided until then; --at must not be before 0s" && complaint.status == 1)
    }

    @Test(arguments: ["explain a b --at soon", "plan a --requests-per-minute=-1", "diff a b"])
    func `refuse what is no time, no rate or no history`(words: String) throws {
        let words = ["rollout"] + words.split(separator: " ").map(String.init)
        let error = try #require(throws: (any Error).self) { try Bellwether.parseAsRoot(words) }
        #expect(Bellwether.exitCode(for: error) == .validationFailure)
    }
}
#endif

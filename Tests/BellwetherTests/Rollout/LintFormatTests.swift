#if YAML
import ArgumentParser
import JSONText
import Rollout
import TestServers
import Testing

@testable import bellwether

/// What other programs read of findings.
@Suite(.timeLimit(.minutes(1))) struct `Findings for other programs` {
    private let folder: TemporaryFolder
    private let good: String
    private let bad: String
    private let broken: String

    init() throws {
        let policy = "apiVersion: rollout/v1\nname: shop\nsteps: [{setWeight: 100, bakeTime: 2h}]\n"
        folder = try TemporaryFolder()
        good = try folder.write(
            policy.replacing("bakeTime", with: "analysis: a, bakeTime") + Self.watched, to: "good.yaml")
        bad = try folder.write(policy + "objectives: [\"rollout.duration < 1h\"]\n", to: "bad.yaml")
        broken = try folder.write("apiVersion: rollout/v1\nname: x\nsteps: [{setWieght: 5}]\n", to: "broken.yaml")
    }

    private static let watched = """
        metrics: {error_rate: {kind: ratio, minSamples: 100}}
        analyses: {a: {conditions: [error_rate < 1%], onFail: rollback}}
        """

    private func printout(_ words: String...) async throws -> Printout {
        let command = try Bellwether.parseAsRoot(["rollout", "lint"] + words) as? any PrintingCommand
        return try await #require(command).printout()
    }

    private func sarif(_ words: String...) async throws -> JSONValue {
        let command = try Bellwether.parseAsRoot(["rollout", "lint", "--format", "sarif"] + words)
        let lines = try await #require(command as? any PrintingCommand).printout().lines
        #expect(lines.count == 1)
        return try JSONValue(reading: try #require(lines.first))
    }

    @Test func `are one document of SARIF for all files`() async throws {
        let document = try await sarif(bad, good, broken)
        #expect(document["version"]?.string == "2.1.0")
        #expect(document["$schema"]?.string?.hasSuffix("sarif-2.1.0.json") == true)
        let run = try #require(document["runs"]?[0])
        #expect(run["columnKind"]?.string == "unicodeCodePoints")
        let results = try #require(run["results"]?.array)
        #expect(results.map { $0["ruleId"]?.string } == ["infeasible-objective", "unwatched", "syntax"])
        #expect(results.map { $0["level"]?.string } == ["error", "warning", "error"])
        let rules = try #require(run["tool"]?["driver"]?["rules"]?.array)
        for result in results {
            let index = try #require(result["ruleIndex"]?.number?.integer)
            #expect(rules[Int(index)]["id"] == result["ruleId"])
        }
        let place = try #require(results[0]["locations"]?[0])
        #expect(place["physicalLocation"]?["region"]?["startLine"]?.number?.integer == 4)
        #expect(place["physicalLocation"]?["region"]?["startColumn"]?.number?.integer == 14)
        #expect(place["physicalLocation"]?["artifactLocation"]?["uri"]?.string == "file://\(bad)")
        #expect(place["logicalLocations"]?[0]?["fullyQualifiedName"]?.string == "objectives[0]")
        let message = try #require(results[2]["message"]?["text"]?.string)
        #expect(message.hasPrefix("steps[0].setWieght: unknown key (did you mean setWeight?)"))
    }

    @Test func `are a document of SARIF when there are none`() async throws {
        #expect(try await sarif(good)["runs"]?[0]?["results"] == .array([]))
    }

    @Test func `explain each rule once`() async throws {
        let rules = try #require(try await sarif(good)["runs"]?[0]?["tool"]?["driver"]?["rules"]?.array)
        #expect(Set(rules.map { $0["id"]?.string }) == Set(LintFinding.Code.allCases.map(\.word) + ["syntax"]))
        #expect(rules.count == LintFinding.Code.allCases.count + 1)
        for rule in rules {
            for member in ["shortDescription", "fullDescription", "help"] {
                #expect((rule[member]?["text"]?.string ?? "").count > 10)
            }
            let level = try #require(rule["defaultConfiguration"]?["level"]?.string)
            #expect(LintFinding.Level(rawValue: level) != nil)
        }
    }

    @Test func `are workflow commands of GitHub`() async throws {
        let printout = try await printout("--format", "github", bad, broken)
        #expect(printout.isNo)
        #expect(
            printout.lines[0].hasPrefix("::error file=\(bad),line=4,col=14,title=infeasible-objective::objectives[0]: ")
        )
        #expect(printout.lines[1].hasPrefix("::warning file=\(bad),line=3,col=9,title=unwatched::"))
        #expect(printout.lines[2].hasPrefix("::error file=\(broken),line=3,col=10,title=syntax::"))
    }

    @Test func `escape what a workflow command gives a meaning`() {
        let finding = PolicyFinding(
            file: "a,b:c%.yaml", lineNumber: 1, column: 2, level: .note, rule: FindingRule(.gap), place: "",
            problem: "50 % of\r\n\u{1B}all: a, b", proposal: nil)
        #expect(
            finding.workflowCommand
                == "::notice file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=gap::50 %25 of%0D%0A all: a, b")
    }

    @Test(arguments: [
        ("Policies/shop.yaml", "Policies/shop.yaml"), ("./a b.yaml", "a%20b.yaml"), ("/shop/a.yaml", "a.yaml"),
        ("/shops/a.yaml", "file:///shops/a.yaml"), ("../a.yaml", "../a.yaml"), ("ä#?.yaml", "%C3%A4%23%3F.yaml"),
    ])
    func `name a file as seen from where the command runs`(path: String, uri: String) {
        #expect(FileReference(path, seenFrom: "/shop").uri == uri)
        #expect(FileReference("/a.yaml", seenFrom: nil).uri == "file:///a.yaml")
    }

    @Test func `are the same findings in every form`() async throws {
        let text = try await printout(bad, broken)
        let json = try await printout("--format", "json", bad, broken)
        #expect(text.lines.count == 3 && json.lines.count == 3 && text.isNo && json.isNo)
        #expect(try await printout("--json", bad, broken).lines == json.lines)
        #expect(throws: (any Error).self) {
            try Bellwether.parseAsRoot(["rollout", "lint", "--json", "--format", "sarif", bad])
        }
    }
}
#endif

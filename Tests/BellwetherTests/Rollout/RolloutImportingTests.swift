#if YAML
import ArgumentParser
import JSONText
import Rollout
import TestServers
import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `The import of another system's file` {
    private let folder: TemporaryFolder
    private let group: String

    init() throws {
        folder = try TemporaryFolder()
        group = try folder.write(
            #"{"deploymentGroupName": "shop", "serviceRoleArn": "r", "deploymentConfigName": "Canary10Percent5Minutes"}"#,
            to: "group.json")
    }

    private func printout(_ words: String...) async throws -> Printout {
        let words = ["rollout", "import", "--from", "codedeploy"] + words
        return try await #require(try Bellwether.parseAsRoot(words) as? any PrintingCommand).printout()
    }

    @Test func `prints the policy, and the report beside it`() async throws {
        let printout = try await printout(group)
        #expect(printout.lines.prefix(3) == ["apiVersion: rollout/v1", "name: shop", "strategy: canary"])
        #expect(printout.lines.last == "  - {setWeight: 100}")
        #expect(printout.remarks[0].hasPrefix("LINE  FIELD"))
        #expect(printout.remarks.last == "2 mapped, 0 approximated, 1 unsupported")
        #expect(!printout.isNo)
    }

    @Test func `ends with 1 for what is not supported, when asked to`() async throws {
        #expect(try await printout(group, "--strict").isNo)
    }

    @Test func `prints one object for scripts`() async throws {
        let json = try JSONValue(reading: try #require(try await printout(group, "--json").lines.first))
        #expect(json["policy"]?["steps"]?[0]?["setWeight"]?.number?.integer == 10)
        #expect(json["report"]?[1]?["path"]?.string == "serviceRoleArn")
        #expect(json["report"]?[1]?["outcome"]?.string == "unsupported")
        #expect(json["report"]?[1]?["column"]?.number?.integer == 51)
    }

    @Test func `writes a policy that the other commands take`() async throws {
        let target = try folder.write("", to: "policy.yaml")
        let printout = try await printout(group, "--output", target)
        #expect(printout.lines.isEmpty && !printout.remarks.isEmpty)
        #expect(try PolicyText(target).policy.steps.count == 2)
    }

    @Test func `names the place in a file that cannot be used`() async throws {
        let path = try folder.write("deploymentConfigName: [", to: "bad.yaml")
        let complaint = try await #require(throws: Complaint.self) { try await printout(path) }
        #expect(complaint.status == 65 && complaint.text.hasPrefix("\(path):"))
        let missing = try await #require(throws: Complaint.self) { try await printout("/nowhere") }
        #expect(missing.status == 65)
    }

    @Test func `knows the five systems and no other`() {
        #expect(throws: (any Error).self) { try Bellwether.parseAsRoot(["rollout", "import", "--from", "other", "x"]) }
    }
}
#endif

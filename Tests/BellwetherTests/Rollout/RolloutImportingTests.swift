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
        #expect(printout.remarks.last == "2 mapped, 0 approximated, 0 unsupported, 1 of the host")
        #expect(!printout.isNo)
    }

    @Test func `ends with 1 for what is not supported, when asked to`() async throws {
        #expect(!(try await printout(group, "--strict").isNo), "a role decides nothing")
        let zones = try folder.write(
            #"{"deploymentConfigName": "x", "trafficRoutingConfig": {"type": "AllAtOnce"}, "zonalConfig": {"a": 1}}"#,
            to: "zones.json")
        #expect(try await printout(zones, "--strict").isNo)
    }

    @Test func `prints one object for scripts`() async throws {
        let json = try JSONValue(reading: try #require(try await printout(group, "--json").lines.first))
        #expect(json["policy"]?["steps"]?[0]?["setWeight"]?.number?.integer == 10)
        #expect(json["report"]?[1]?["path"]?.string == "serviceRoleArn")
        #expect(json["report"]?[1]?["outcome"]?.string == "host")
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
    }

    @Test func `says of a file without text why there is none`() async throws {
        let large = try folder.write(String(repeating: "#", count: 1_048_577), to: "large.yaml")
        let folder = String(large.dropLast("/large.yaml".count))
        for (path, problem) in [
            ("/nowhere", "there is no such file"), (folder, "is a folder: name a file"),
            (large, "has more than 1048576 bytes"),
        ] {
            let complaint = try await #require(throws: Complaint.self) { try await printout(path) }
            #expect(complaint.status == 65 && complaint.text == "\(path): \(problem)")
        }
    }

    @Test func `never writes over the file that it reads`() async throws {
        let complaint = try await #require(throws: Complaint.self) { try await printout(group, "--output", group) }
        #expect(complaint.status == 64 && complaint.text.hasPrefix("--output"))
    }

    @Test func `knows the five systems and no other`() {
        #expect(throws: (any Error).self) { try Bellwether.parseAsRoot(["rollout", "import", "--from", "other", "x"]) }
    }
}
#endif

#if YAML
import JSONText
import Rollout
import RolloutYAML
import Testing

@testable import RolloutImport

@Suite(.timeLimit(.minutes(1))) struct `A file of another system` {
    @Test func `has samples for each of them`() {
        for system in ForeignSystem.allCases {
            #expect(Sample.all.count { $0.system == system } >= 3)
        }
    }

    @Test(arguments: Sample.all) func `becomes a policy without an error`(sample: Sample) throws {
        let findings = try sample.imported().policy.lint()
        let codes = Set(findings.filter { $0.level != .note }.map(\.code.word))
        #expect(codes == Self.warnings[sample.testDescription] ?? [])
    }

    /// Files that say nothing of what is to be watched.
    private static let warnings: [String: Set<String>] = [
        "argo/experiment.yaml": ["unwatched"], "appconfig/linear20percent10hours.json": ["unwatched"],
        "appconfig/predefined.txt": ["unwatched"], "codedeploy/canary10percent5minutes.txt": ["unwatched"],
        "codedeploy/linear10percentevery1minute.txt": ["unwatched"],
    ]

    @Test(arguments: Sample.all) func `loses nothing that decides, but for what no policy can say`(sample: Sample)
        throws
    {
        let lost = try sample.imported().fields.filter { $0.outcome == .unsupported }.map(\.path)
        #expect(lost == Self.lost[sample.testDescription] ?? [])
    }

    private static let lost: [String: [String]] = [
        "argo/canary.yaml": ["[0].spec.rollbackWindow"], "flagger/headers.yaml": ["spec.analysis.match[1]"],
        "argo/experiment.yaml": [
            "[0].spec.strategy.canary.steps[1].experiment", "[0].spec.strategy.canary.steps[2].plugin",
            "[0].spec.strategy.canary.steps[3].analysis", "[1].spec.metrics[0].name",
            "[1].spec.metrics[0].successCondition", "[1].spec.metrics[0].provider",
        ],
    ]

    @Test(arguments: Sample.all) func `becomes YAML that says the same`(sample: Sample) throws {
        let imported = try sample.imported()
        let read = try DocumentStream(imported.yaml, file: "policy.yaml")
        #expect(read.nodes.map(\.value) == [imported.document])
        let policy = try RolloutPolicy(yaml: imported.yaml)
        #expect(policy.fingerprint == imported.policy.fingerprint)
    }

    @Test(arguments: Sample.all) func `has each of its fields in the report once`(sample: Sample) throws {
        let stream = try DocumentStream(sample.text, file: sample.name)
        var open = Dictionary(grouping: try sample.imported().fields, by: \.path)
        #expect(open.allSatisfy { $0.value.count == 1 })
        var covering: Set<String> = []
        for leaf in stream.nodes.flatMap(leaves) {
            let places = (1...leaf.path.count).map { stream.place(of: Array(leaf.path.prefix($0))) }
            let found = places.filter { open[$0] != nil }
            #expect(found.count == 1, "\(leaf.path)")
            covering.formUnion(found)
        }
        open = open.filter { !covering.contains($0.key) }
        #expect(
            open.values.joined().allSatisfy { $0.note.hasPrefix("is not in the file: ") },
            "fields that are not in the file, and of which no default counts")
    }

    @Test(arguments: Sample.all) func `has a note and a place for each field`(sample: Sample) throws {
        let lines = sample.text.split(separator: "\n", omittingEmptySubsequences: false).count
        for field in try sample.imported().fields {
            #expect(!field.note.isEmpty && (1...lines).contains(field.location.line))
        }
    }

    @Test func `may have members that nobody knows, which the report names`() throws {
        let text = #"{"GrowthFactor": 50, "DeploymentDurationInMinutes": 10, "Later": {"a": [1, {"b": null}]}}"#
        let fields = try PolicyImport(text, from: .appconfig).fields
        let unknown = try #require(fields.first { $0.path == "Later" })
        #expect(unknown.outcome == .unsupported && unknown.location.line == 1)
    }

    private func leaves(_ node: PolicyNode) -> [PolicyNode] {
        node.parts.isEmpty ? [node] : node.parts.flatMap(leaves)
    }
}
#endif

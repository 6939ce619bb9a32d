#if YAML
import Rollout
import RolloutYAML
import Testing

/// The tutorial shows files of `Examples/Tutorial`, which the test script runs.
@Suite(.timeLimit(.minutes(1))) struct `The tutorial` {
    private static let folder = "Examples/Tutorial"

    private func file(_ name: String) throws -> String { try Book.text("\(Self.folder)/\(name)") }

    @Test func `shows nothing but files that are run`() throws {
        let article = try Book.article("FirstPolicy", in: "RolloutYAML")
        let names = try Book.files(below: Self.folder, endingWith: "")
        let shown = try names.filter { name in
            article.contains("\n```\(Self.language(of: name))\n\(try Book.text(name))```\n")
        }
        // One file is shown by its mistake alone.
        #expect(Set(names).subtracting(shown) == ["\(Self.folder)/typo.yaml"])
        #expect(article.split(separator: "\n").filter { $0.hasPrefix("```") }.count == 2 * shown.count)
    }

    private static func language(of name: String) -> Substring {
        name.hasSuffix(".txt") ? "" : name.split(separator: ".").last == "sh" ? "sh" : "yaml"
    }

    @Test func `ends with a policy in which nothing is wrong`() throws {
        #expect(try RolloutPolicy(yaml: try file("shop.yaml")).lint() == [])
    }

    @Test func `ends with scenarios that pass`() throws {
        let policy = try RolloutPolicy(yaml: try file("shop.yaml"))
        for scenario in try ScenarioFile(try file("shop.test.yaml")).scenarios(for: policy) {
            #expect(policy.test(scenario).hasPassed, "\(scenario.name)")
        }
    }
}
#endif

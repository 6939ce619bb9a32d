package import JSONText

/// A file of scenarios for one policy.
package struct ScenarioDocument: Sendable {
    /// The file of the policy, seen from this one.
    package let policy: String
    private let always: PolicyNode?
    private let scenarios: [PolicyNode]

    /// What a file of scenarios says.
    static let shape = ObjectShape(
        "scenarioFile", "Unit tests of a rollout policy: bellwether rollout test runs them.",
        [
            .init(required: "policy", .text, "The file of the policy, seen from the folder of this file."),
            .init(
                "always",
                .object(ObjectShape("always", "What comes in during every scenario.", ScenarioInputs.members)),
                "What all scenarios have in common; a scenario adds to it, and where both say something it counts."),
            .init(required: "scenarios", .list(of: .object(PolicyScenario.shape), atLeast: 1), "The scenarios."),
        ])

    /// The scenarios of a document, not looked at yet: what they mean depends on the policy.
    package init(_ document: JSONValue) throws(PolicyError) {
        let members = try PolicyNode(document, .object(Self.shape)).members()
        policy = try members.required("policy").text()
        always = members["always"]
        scenarios = try members.required("scenarios").elements()
    }

    /// The scenarios, for a policy.
    package func scenarios(for policy: RolloutPolicy) throws(PolicyError) -> [PolicyScenario] {
        let common = try always.map { node throws(PolicyError) in
            try ScenarioInputs(try node.members(), for: policy)
        }
        var read: [PolicyScenario] = []
        for node in scenarios { read.append(try PolicyScenario(node, common ?? ScenarioInputs(), for: policy)) }
        return read
    }
}

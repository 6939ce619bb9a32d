import JSONText
import Rollout

extension AppConfigImport {
    /// A strategy as `aws appconfig get-deployment-strategy` prints it.
    mutating func readStrategy(_ node: PolicyNode) throws(PolicyError) -> AppConfigGrowth {
        draft.name = try node["Name"].label() ?? draft.name
        report.map(node["Name"], "name")
        if let description = node["Description"], let text = description.scalarText {
            draft.addDocumentation("description", text)
            report.map(description, "documentation: description")
        }
        for word in ["Id", "ReplicateTo"] { report.leave(node[word], "says nothing of how it is rolled out") }
        let type = try node["GrowthType"].text() ?? "LINEAR"
        guard ["LINEAR", "EXPONENTIAL"].contains(type) else {
            throw (node["GrowthType"] ?? node).error("must be LINEAR or EXPONENTIAL")
        }
        let growth = AppConfigGrowth(
            isExponential: type == "EXPONENTIAL", factor: try node.required("GrowthFactor").number(in: 1...100),
            duration: try node.required("DeploymentDurationInMinutes").span(each: .minutes(1)),
            bakeTime: try node["FinalBakeTimeInMinutes"]?.span(each: .minutes(1)) ?? .zero)
        report.map(node["GrowthType"], growth.summary)
        report.map(node["GrowthFactor"], growth.summary)
        if growth.isExact {
            report.map(node["DeploymentDurationInMinutes"], "the pauses together")
        } else {
            report.approximate(
                node["DeploymentDurationInMinutes"],
                "the pauses together; AWS does not say when each share is reached: evenly")
        }
        report.map(node["FinalBakeTimeInMinutes"], "bakeTime of the last step")
        return growth
    }
}

import JSONText
import Rollout

extension AppConfigImport {
    /// An environment as `aws appconfig get-environment` prints it: while one of its alarms is on, AppConfig rolls
    /// back.
    mutating func readEnvironment(_ node: PolicyNode, _ alarms: inout CloudWatchAlarms) throws(PolicyError) {
        for word in ["ApplicationId", "Id", "State"] {
            report.leave(node[word], "says nothing of how it is rolled out")
        }
        for word in ["Name", "Description"] {
            guard let part = node[word], let text = part.scalarText else { continue }
            draft.addDocumentation("environment.\(word)", text)
            report.map(part, "documentation: environment.\(word)")
        }
        for monitor in try node["Monitors"].elements() {
            let arn = try monitor.required("AlarmArn")
            guard let name = try arn.text().firstRange(of: ":alarm:") else {
                throw arn.error("must be the ARN of an alarm, arn:aws:cloudwatch:REGION:ACCOUNT:alarm:NAME")
            }
            try alarms.addTrigger(
                String(try arn.text()[name.upperBound...]), action: "rollback", namedBy: arn, &draft, &report)
            report.leave(monitor["AlarmRoleArn"], "the host reads alarms by its own rights")
        }
    }
}

import JSONText
import Rollout

extension CodeDeployImport {
    /// A group as `aws deploy get-deployment-group` prints it.
    mutating func readGroup(_ group: PolicyNode) throws(PolicyError) {
        draft.name = try group["deploymentGroupName"].label() ?? draft.name
        report.map(group["deploymentGroupName"], "name")
        if let application = group["applicationName"], let name = application.scalarText {
            draft.addDocumentation("application", name)
            report.map(application, "documentation: application")
        }
        report.leave(group["computePlatform"], "the host knows it")
        for word in [
            "deploymentGroupId", "ec2TagFilters", "ec2TagSet", "onPremisesInstanceTagFilters", "onPremisesTagSet",
            "autoScalingGroups", "serviceRoleArn", "loadBalancerInfo", "ecsServices", "terminationHookEnabled",
            "outdatedInstancesStrategy",
        ] {
            report.leave(group[word], "belongs to the workload, which the host knows")
        }
        report.leave(group["triggerConfigurations"], "messages stay with CodeDeploy: write notifications")
        for word in ["targetRevision", "lastSuccessfulDeployment", "lastAttemptedDeployment"] {
            report.leave(group[word], "is what was, and not what is to be")
        }
        report.map(group["deploymentStyle"], "the steps and the strategy say it")
        if let blueGreen = group["blueGreenDeploymentConfiguration"] { try readBlueGreen(blueGreen) }
    }

    private mutating func readBlueGreen(_ node: PolicyNode) throws(PolicyError) {
        report.leave(node["greenFleetProvisioningOption"], "belongs to the workload, which the host knows")
        if let ready = node["deploymentReadyOption"] {
            let action = try ready.required("actionOnTimeout")
            let wait = try ready["waitTimeInMinutes"]?.span(each: .minutes(1)) ?? .zero
            switch try action.text() {
            case "CONTINUE_DEPLOYMENT": report.map(ready, "says what is so anyway")
            case "STOP_DEPLOYMENT":
                draft.addStep(StepDraft(pause: .approval(deadline: max(wait, .minutes(1)), onDeadline: .abort)))
                report.map(ready, "steps[0] waits for a person, and ends the rollout after that time")
            default: throw action.error("must be CONTINUE_DEPLOYMENT or STOP_DEPLOYMENT")
            }
        }
        guard let end = node["terminateBlueInstancesOnDeploymentSuccess"] else { return }
        let action = try end["action"].text() ?? "TERMINATE"
        switch action {
        case "KEEP_ALIVE": report.map(end, "no retention: the old environment stays")
        case "TERMINATE":
            draft.retention = try end["terminationWaitTimeInMinutes"]?.span(each: .minutes(1)) ?? .zero
            report.map(end, "retention")
        default: throw (end["action"] ?? end).error("must be TERMINATE or KEEP_ALIVE")
        }
    }

    /// What the alarms of a group do, and when CodeDeploy goes back.
    mutating func readAlarms(_ group: PolicyNode, _ alarms: inout CloudWatchAlarms) throws(PolicyError) {
        let rollback = group["autoRollbackConfiguration"]
        var events: Set<String> = []
        for event in try rollback?["events"].elements() ?? [] { events.insert(try event.text()) }
        let isEnabled = try rollback?["enabled"].truth() ?? false
        let goesBack = isEnabled && events.contains("DEPLOYMENT_STOP_ON_ALARM")
        report.map(rollback, "the action of the alarms; what fails to be carried out is always taken back")
        guard let configuration = group["alarmConfiguration"] else { return }
        if try configuration["ignorePollAlarmFailure"].truth() ?? false {
            report.refuse(
                configuration["ignorePollAlarmFailure"], "what is not known of an alarm never lets a rollout go on")
        } else {
            report.map(configuration["ignorePollAlarmFailure"], "says what is so anyway")
        }
        let isWatched = try configuration["enabled"].truth() ?? false
        report.map(configuration["enabled"], isWatched ? "there are triggers" : "there are no triggers")
        for alarm in try configuration["alarms"].elements() {
            guard isWatched else {
                report.map(alarm, "says nothing: alarms are not enabled")
                continue
            }
            let name = try alarm.required("name")
            try alarms.addTrigger(
                try name.label(), action: goesBack ? "rollback" : "pauseForApproval", namedBy: name, &draft, &report)
        }
    }
}

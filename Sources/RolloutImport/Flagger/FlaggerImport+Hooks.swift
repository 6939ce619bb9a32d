import JSONText
import Rollout

extension FlaggerImport {
    /// Webhooks by their type. Of each the host makes the call, and states its answer as a fact of the webhook's name.
    mutating func readHooks(_ spec: PolicyNode, _ rules: PolicyNode) throws(PolicyError) {
        let hasWeights = try rounds(spec, rules) == 0
        for webhook in try rules["webhooks"].elements() {
            let name = draft.factName(try webhook.required("name").label())
            draft.addDocumentation("webhook.\(name)", try webhook.required("url").text())
            report.map(webhook["name"], "the name of what stands for it")
            report.map(webhook["url"], "documentation: webhook.\(name); the host makes the call")
            for word in ["timeout", "retries", "metadata", "disableTLS", "muteAlert", "headers"] {
                report.leave(webhook[word], "is a matter of the call, which the host makes")
            }
            try readHook(webhook, name, hasWeights: hasWeights)
        }
    }

    private mutating func readHook(_ webhook: PolicyNode, _ name: String, hasWeights: Bool) throws(PolicyError) {
        let type = try webhook["type"].text() ?? "rollout"
        let node = webhook["type"]
        switch type {
        case "confirm-rollout":
            hooks.beforeRollout.append(name)
            report.map(node, "gates.confirm-rollout waits for fact(\(name))")
        case "pre-rollout":
            hooks.beforeTraffic.append(name)
            report.approximate(node, "gates.pre-rollout has the command \(name): it runs once and is not tried again")
        case "rollout":
            hooks.conditions.append("fact(\(name))")
            draft.addFact(name, maxAge: draft.pace.interval * 2)
            report.map(node, "a condition of the analysis: the host calls each interval and states the fact \(name)")
        case "confirm-traffic-increase" where !hasWeights:
            report.map(node, "says nothing: Flagger does not ask where iterations take the place of weights")
        case "confirm-traffic-increase":
            hooks.beforeIncrease.append(name)
            report.map(node, "steps wait for fact(\(name)); meanwhile metrics decide nothing, as in Flagger")
        case "confirm-promotion":
            hooks.beforePromotion.append(name)
            report.approximate(
                node, "gates.confirm-promotion waits for fact(\(name)); metrics decide nothing meanwhile")
        case "post-rollout":
            draft.addNotification(of: ["completed", "rolledBack"], to: name)
            report.map(node, "notifications: channel \(name)")
        case "rollback":
            draft.addTrigger(name: name, when: "fact(\(name))", action: "rollback")
            report.map(node, "triggers: \(name) takes it back while fact(\(name)) is true")
        case "event":
            draft.addNotification(of: ["advance", "rollback", "rolledBack", "completed", "aborted"], to: name)
            report.approximate(node, "notifications: channel \(name); the events are those of a policy")
        default:
            throw (node ?? webhook).error(
                "must be one of confirm-rollout, pre-rollout, rollout, confirm-traffic-increase, confirm-promotion, "
                    + "post-rollout, rollback, event")
        }
    }
}

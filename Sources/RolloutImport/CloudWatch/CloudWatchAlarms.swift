import JSONText
import Rollout

/// The alarms of `aws cloudwatch describe-alarms`, as triggers that count as CloudWatch does.
struct CloudWatchAlarms {
    /// The alarms of the file by name.
    private var alarms: [(name: String, node: PolicyNode)] = []
    private var added: Set<String> = []

    init(_ documents: [PolicyNode]) throws(PolicyError) {
        for document in documents {
            for node in try document["MetricAlarms"].elements() {
                alarms.append((try node.required("AlarmName").text(), node))
            }
        }
    }

    /// The names in the order of the file.
    var names: [String] { alarms.map(\.name) }

    /// Adds a trigger for an alarm: one that is not in the file, or that cannot be judged here, is a fact that the
    /// host states.
    ///
    /// - Returns: What the trigger waits for, in words.
    mutating func addTrigger(
        _ name: String, action: String, _ draft: inout PolicyDraft, _ report: inout ImportReport
    ) throws(PolicyError) -> String {
        let fact = PolicyName.name("alarm.\(name)")
        guard added.insert(name).inserted else { return "triggers: \(name)" }
        if let node = alarms.first(where: { $0.name == name })?.node {
            if let alarm = try CloudWatchAlarm(node, &draft, &report) {
                draft.addAlarm(name, alarm.document(action: action))
                return "compat.triggers: \(name)"
            }
            report.refuse(node, "cannot be judged here: the host states the fact \(fact)")
            report.map(node["AlarmName"], "triggers: \(name)")
        }
        draft.addTrigger(name: name, when: "fact(\(fact))", action: action)
        return "triggers: \(name), while the host states the fact \(fact)"
    }

    /// Says of each alarm that nothing refers to that it is left out.
    func reportRest(_ report: inout ImportReport) {
        for (name, node) in alarms where !added.contains(name) {
            report.refuse(node, "nothing in this file refers to this alarm")
        }
    }
}

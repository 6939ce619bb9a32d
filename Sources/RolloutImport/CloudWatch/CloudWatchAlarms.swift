import JSONText
import Rollout

/// The alarms of `aws cloudwatch describe-alarms`, as triggers that count as CloudWatch does.
struct CloudWatchAlarms {
    /// The alarms of the file by name.
    private var alarms: [(name: String, node: PolicyNode)] = []
    private var places: [String: Int] = [:]
    private var composites: [PolicyNode] = []
    /// What became of those that were added, by their names.
    private var added: [String: Outcome] = [:]

    /// What became of an alarm, and where it is.
    private enum Outcome {
        /// It counts as CloudWatch counts.
        case judged(String)
        /// The host states a fact in its place.
        case stated(String)
    }

    init(_ documents: [PolicyNode]) throws(PolicyError) {
        for document in documents {
            composites += try document["CompositeAlarms"].elements()
            for node in try document["MetricAlarms"].elements() {
                let name = try node.required("AlarmName").label()
                guard places[name] == nil else { throw node.error("is a second alarm of that name") }
                places[name] = alarms.count
                alarms.append((name, node))
            }
        }
    }

    /// The names in the order of the file.
    var names: [String] { alarms.map(\.name) }

    /// Adds a trigger for an alarm: one that is not in the file, or that cannot be judged here, is a fact that the
    /// host states.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - action: What it does.
    ///   - field: What names it; nil where every alarm of the file counts.
    ///   - draft: The policy.
    ///   - report: What is said of it.
    mutating func addTrigger(
        _ name: String, action: String, namedBy field: PolicyNode? = nil, _ draft: inout PolicyDraft,
        _ report: inout ImportReport
    ) throws(PolicyError) {
        if added[name] == nil { added[name] = try addTrigger(name, action, &draft, &report) }
        switch added[name] {
        case .judged(let place)?: report.map(field, place)
        case .stated(let place)?: report.approximate(field, place)
        case nil: break
        }
    }

    private mutating func addTrigger(
        _ name: String, _ action: String, _ draft: inout PolicyDraft, _ report: inout ImportReport
    ) throws(PolicyError) -> Outcome {
        let node = places[name].map { alarms[$0].node }
        if let node, let alarm = try AlarmDraft(node, &draft, &report) {
            draft.addAlarm(alarm.name, alarm.document(action: action))
            return .judged("compat.triggers: \(alarm.name)")
        }
        let fact = draft.factName("alarm.\(name)")
        let place = "triggers: \(name), while the host states the fact \(fact)"
        if let node { report.approximate(node, "no single comparison with a number: \(place)") }
        draft.addTrigger(name: name, when: "fact(\(fact))", action: action)
        return .stated(place)
    }

    /// Says of each alarm that nothing refers to that it is left out.
    func reportRest(_ report: inout ImportReport) {
        for (name, node) in alarms where added[name] == nil {
            report.leave(node, "nothing in this file refers to this alarm")
        }
        for node in composites { report.leave(node, "is made of alarms: where one is named, the host states its fact") }
    }
}

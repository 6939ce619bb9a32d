import JSONText
import Rollout

/// A policy that is being put together.
struct PolicyDraft {
    var name = "imported"
    var strategy = RolloutPolicy.Strategy.canary
    var environments: (stable: String, candidate: String)?
    var interval: Span?
    var steps: [StepDraft] = []
    var retention: Span?
    var resolveAfter: Span?
    var maxSurge: JSONValue?
    var maxUnavailable: JSONValue?
    var background: (analysis: String, fromStep: Int)?

    private(set) var metrics: [(name: String, metric: MetricDraft)] = []
    private(set) var gates: [(name: String, gate: JSONValue)] = []
    private var facts: [(String, JSONValue?)] = []
    private var triggers: [JSONValue] = []
    private var notifications: [JSONValue] = []
    private var documentation: [(name: String, text: String)] = []
    private var analyses: [(name: String, analysis: JSONValue)] = []
    private var alarms: [(name: String, alarm: JSONValue)] = []

    /// Has it evaluated at least so often, where a minute would be too long.
    mutating func look(each span: Span) {
        let usual = interval ?? .minutes(1)
        if span < usual { interval = max(.seconds(1), span) }
    }

    /// Declares a series; the name that it got.
    mutating func addMetric(_ text: String, _ metric: MetricDraft) -> String {
        let name = PolicyName.name(text, notIn: metrics.map(\.name))
        metrics.append((name, metric))
        return name
    }

    /// Declares a gate; the name that it got.
    mutating func addGate(_ text: String, _ gate: KeyValuePairs<String, JSONValue?>) -> String {
        let name = PolicyName.name(text, notIn: gates.map(\.name))
        gates.append((name, .members(gate)))
        return name
    }

    /// Declares a gate that waits until somebody outside states a fact of its name; the name that it got.
    mutating func addExternalGate(_ text: String) -> String {
        let name = PolicyName.name(text, notIn: gates.map(\.name))
        return addGate(name, ["facts": .texts([name])])
    }

    /// Says from which age on a fact is not known any more.
    mutating func addFact(_ name: String, maxAge: Span) {
        facts.append((name, .members(["maxAge": .span(maxAge)])))
    }

    /// Adds a trigger.
    mutating func addTrigger(name: String, when: String, action: String, severity: Severity? = nil) {
        triggers.append(
            .members([
                "name": .string(name), "when": .string(when), "action": .string(action),
                "severity": severity.map { .string($0.rawValue) },
            ]))
    }

    /// Has somebody told of events.
    mutating func addNotification(of events: [String], to channel: String) {
        notifications += events.map { .members(["event": .string($0), "channel": .string(channel)]) }
    }

    /// Carries a text for people.
    mutating func addDocumentation(_ about: String, _ text: String) {
        guard !text.isEmpty else { return }
        documentation.append((PolicyName.name(about, notIn: documentation.map(\.name)), text))
    }

    /// Adds an analysis with another system's quirks; the name that it got.
    mutating func addAnalysis(_ text: String, _ analysis: JSONValue) -> String {
        let name = PolicyName.name(text, notIn: analyses.map(\.name))
        analyses.append((name, analysis))
        return name
    }

    /// Adds an alarm with another system's quirks.
    mutating func addAlarm(_ text: String, _ alarm: JSONValue) {
        alarms.append((PolicyName.name(text, notIn: alarms.map(\.name)), alarm))
    }

    /// The policy's document, in the order in which people write it.
    var document: JSONValue {
        .members([
            "apiVersion": .string("rollout/v1"),
            "name": .string(PolicyName.name(name)),
            "strategy": .string(strategy.rawValue),
            "environments": environments.map {
                .members(["stable": .string($0.stable), "candidate": .string($0.candidate)])
            },
            "interval": interval.map { .span($0) },
            "metrics": JSONValue.members(metrics.map { ($0.name, $0.metric.document) }).unlessEmpty,
            "facts": JSONValue.members(facts).unlessEmpty,
            "gates": JSONValue.members(gates.map { ($0.name, $0.gate) }).unlessEmpty,
            "steps": .array(steps.map(\.document)),
            "triggers": JSONValue.array(triggers).unlessEmpty,
            "retention": retention.map { .span($0) },
            "resolveAfter": resolveAfter.map { .span($0) },
            "rolling": JSONValue.members(["maxSurge": maxSurge, "maxUnavailable": maxUnavailable]).unlessEmpty,
            "notifications": JSONValue.array(notifications).unlessEmpty,
            "compat": compat.unlessEmpty,
            "documentation": JSONValue.members(documentation.map { ($0.name, .string($0.text)) }).unlessEmpty,
        ])
    }

    private var compat: JSONValue {
        .members([
            "analyses": JSONValue.members(analyses.map { ($0.name, $0.analysis) }).unlessEmpty,
            "background": background.map {
                .members(["analysis": .string($0.analysis), "fromStep": .integer($0.fromStep)])
            },
            "triggers": JSONValue.members(alarms.map { ($0.name, $0.alarm) }).unlessEmpty,
        ])
    }
}

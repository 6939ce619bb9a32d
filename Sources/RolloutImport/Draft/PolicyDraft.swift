import JSONText
import Rollout

/// A policy that is being put together.
struct PolicyDraft {
    /// The fact by which a host says that all instances are ready.
    static let readiness = "ready"

    var name = "imported"
    var strategy = RolloutPolicy.Strategy.canary
    var environments: (stable: String, candidate: String)?
    /// How often it is evaluated.
    var pace = Pace()
    var steps: [StepDraft] = []
    var retention: Span?
    var resolveAfter: Span?
    var maxSurge: JSONValue?
    var maxUnavailable: JSONValue?
    var background: (analysis: String, fromStep: Int)?

    private var isStepClosed = false
    private var (metricNames, gateNames, analysisNames) = (TakenNames(), TakenNames(), TakenNames())
    private var (alarmNames, documentationNames) = (TakenNames(), TakenNames())
    private var factNames = TakenNames(reserving: [Self.readiness])
    private var metrics: [(name: String, metric: MetricDraft)] = []
    private var gates: [(name: String, gate: JSONValue)] = []
    private var facts: [(String, JSONValue?)] = []
    private var triggers: [JSONValue] = []
    private var notifications: [JSONValue] = []
    private var documentation: [(name: String, text: String)] = []
    private var analyses: [(name: String, analysis: JSONValue)] = []
    private var alarms: [(name: String, alarm: JSONValue)] = []

    /// Adds what another system does next: to the last step, where that has nothing to wait for once it is done. Each
    /// step of a policy takes an evaluation.
    ///
    /// - Returns: Its place among the steps.
    @discardableResult mutating func addStep(_ step: StepDraft) -> Int {
        if !isStepClosed, let both = steps.last?.joined(step) {
            steps[steps.count - 1] = both
        } else {
            steps.append(step)
        }
        isStepClosed = false
        return steps.count - 1
    }

    /// The place that ``addStep(_:)`` would give a step.
    func place(of step: StepDraft) -> Int {
        isStepClosed || steps.last?.joined(step) == nil ? steps.count : steps.count - 1
    }

    /// Has what is added next begin a step of its own where the last one waits for a gate.
    mutating func closeGate() { isStepClosed = steps.last?.gate != nil }

    /// Declares a series; the name that it got.
    mutating func addMetric(_ text: String, _ metric: MetricDraft) -> String {
        let name = metricNames.take(text)
        metrics.append((name, metric))
        return name
    }

    /// Declares a gate; the name that it got.
    mutating func addGate(_ text: String, _ gate: KeyValuePairs<String, JSONValue?>) -> String {
        let name = gateNames.take(text)
        gates.append((name, .members(gate)))
        return name
    }

    /// A name of a fact that nothing else asks for.
    mutating func factName(_ text: String) -> String { factNames.take(text) }

    /// Declares a gate that waits until somebody outside states a fact of its name; the name that it got.
    mutating func addExternalGate(_ text: String) -> String {
        let name = gateNames.take(text)
        gates.append((name, .members(["facts": .texts([factNames.take(name)])])))
        return name
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
        documentation.append((documentationNames.take(about), text))
    }

    /// Adds an analysis with another system's quirks; the name that it got.
    mutating func addAnalysis(_ text: String, _ analysis: JSONValue) -> String {
        let name = analysisNames.take(text)
        analyses.append((name, analysis))
        return name
    }

    /// Adds an alarm with another system's quirks, under a name that ``alarmName(_:)`` gave.
    mutating func addAlarm(_ name: String, _ alarm: JSONValue) { alarms.append((name, alarm)) }

    /// A name of an alarm that no other has.
    mutating func alarmName(_ text: String) -> String { alarmNames.take(text) }

    /// The policy's document, in the order in which people write it.
    var document: JSONValue {
        .members([
            "apiVersion": .string("rollout/v1"),
            "name": .string(PolicyName.name(name)),
            "strategy": .string(strategy.rawValue),
            "environments": environments.map {
                .members(["stable": .string($0.stable), "candidate": .string($0.candidate)])
            },
            "interval": pace.interval == .minutes(1) && pace.written == nil ? nil : .span(pace.interval),
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

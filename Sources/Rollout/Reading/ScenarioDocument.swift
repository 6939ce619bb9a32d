package import JSONText

/// A file of scenarios for one policy.
package struct ScenarioDocument: Sendable {
    /// The file of the policy, seen from this one.
    package let policy: String
    private let always: PolicyNode?
    private let scenarios: [PolicyNode]

    /// The scenarios of a document, not looked at yet: what they mean depends on the policy.
    package init(_ document: JSONValue) throws(PolicyError) {
        let members = try PolicyNode(document).members(["policy", "always", "scenarios"])
        policy = try members.required("policy").text()
        always = members["always"]
        let node = try members.required("scenarios")
        scenarios = try node.elements()
        guard !scenarios.isEmpty else { throw node.error("needs at least one scenario") }
    }

    /// The scenarios, for a policy.
    package func scenarios(for policy: RolloutPolicy) throws(PolicyError) -> [PolicyScenario] {
        let common = try always.map { node throws(PolicyError) in
            try ScenarioInputs(try node.members(ScenarioInputs.keys), for: policy)
        }
        var read: [PolicyScenario] = []
        for node in scenarios { read.append(try PolicyScenario(node, common ?? ScenarioInputs(), for: policy)) }
        return read
    }
}

/// What comes in during a scenario.
struct ScenarioInputs {
    static let keys = ["start", "facts", "series", "lines"]

    /// When it begins.
    var start: Moment?
    /// Facts that are true from the start.
    var facts: [String] = []
    var series: [ScenarioSeries] = []
    /// Lines of a history, not read yet: times that are no dates count from the start.
    var lines: [PolicyNode] = []

    init() {}

    init(_ members: PolicyMembers, for policy: RolloutPolicy) throws(PolicyError) {
        if let node = members["start"] {
            let (moment, isRelative) = try node.moment()
            guard !isRelative else { throw node.error("must be a date like 2026-01-01T00:00:00Z") }
            start = moment
        }
        for node in try members["facts"]?.oneOrMore() ?? [] { facts.append(try node.name()) }
        for (name, node) in try members["series"]?.entries() ?? [] {
            series.append(try ScenarioSeries(node, name: name, for: policy))
        }
        lines = try members["lines"]?.oneOrMore() ?? []
    }

    /// With more on top, which counts where both say something.
    func adding(_ other: ScenarioInputs) -> ScenarioInputs {
        var sum = self
        sum.start = other.start ?? start
        sum.facts += other.facts
        sum.lines += other.lines
        for series in other.series {
            let isSame = { (other: ScenarioSeries) in other.subject == series.subject && other.metric == series.metric }
            if let index = sum.series.firstIndex(where: isSame) {
                sum.series[index].pieces += series.pieces
            } else {
                sum.series.append(series)
            }
        }
        return sum
    }
}

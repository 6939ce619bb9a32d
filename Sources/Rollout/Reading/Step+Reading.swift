import JSONText

extension Step {
    static let keys = [
        "name", "gate", "requires", "action", "setWeight", "setHeaderRoute", "setMirrorRoute", "settle", "verify",
        "pause",
        "analysis", "bakeTime", "deadline", "onDeadline", "ramp",
    ]

    /// The steps that one entry stands for: one, or those of a ramp.
    static func read(
        _ node: PolicyNode, gates: [String: Gate], analyses: Set<String>
    ) throws(PolicyError) -> [Step] {
        let members = try node.members(keys)
        if let ramp = members["ramp"] {
            guard members.object.members.count == 1 else { throw ramp.error("stands alone in its step") }
            return try Ramp(ramp).steps.map { step in
                var step = step
                step.origin = node.path
                return step
            }
        }
        return [try Step(node, members, gates, analyses)]
    }

    private init(
        _ node: PolicyNode, _ members: PolicyMembers, _ gates: [String: Gate], _ analyses: Set<String>
    ) throws(PolicyError) {
        self.init()
        origin = node.path
        name = try members["name"]?.text()
        gate = try members["gate"]?.reference(to: gates.keys, "gate")
        analysis = try members["analysis"]?.reference(to: analyses, "analysis")
        requires = try members["requires"].names()
        action = try members["action"]?.name()
        weight = try members["setWeight"]?.percentage()
        mirror = try members["setMirrorRoute"]?.percentage()
        for (name, node) in try members["setHeaderRoute"]?.entries() ?? [] { headerRoute[name] = try node.text() }
        settle = try members["settle"]?.span() ?? .zero
        verify = try members["verify"].map { node throws(PolicyError) in try Verification(node) }
        pause = try members["pause"].map { node throws(PolicyError) in try Pause(node) }
        bakeTime = try members["bakeTime"]?.span()
        (deadline, onDeadline) = try members.deadline()
        for name in ["settle", "verify"] where weight == nil {
            if let node = members[name] { throw node.error("needs setWeight beside it") }
        }
        guard !members.object.members.allSatisfy({ $0.name == "name" }) else {
            throw node.error("a step needs something to do: \(Self.keys.dropFirst().joined(separator: ", "))")
        }
    }
}

extension Step.Verification {
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["samples", "field"])
        samples = try members.required("samples").integer(in: 1...10_000)
        field = try members.required("field").text()
    }
}

extension Step.Pause {
    /// `{duration: 30m}`, `{approval: {deadline: 1h, onDeadline: rollback}}`, or `{}` for an approval without deadline.
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["duration", "approval"])
        switch (members["duration"], members["approval"]) {
        case (let duration?, nil): self = .duration(try duration.span())
        case (nil, nil): self = .approval(deadline: nil, onDeadline: nil)
        case (nil, let approval?):
            let (deadline, action) = try approval.members(["deadline", "onDeadline"]).deadline(
                DeadlineAction.ofApprovals)
            self = .approval(deadline: deadline, onDeadline: action)
        default: throw node.error("needs either duration or approval")
        }
    }
}

extension PolicyNode {
    /// The name of something that the policy declares.
    func reference(to names: some Collection<String>, _ what: String) throws(PolicyError) -> String {
        let name = try text()
        guard names.contains(name) else {
            throw error("there is no \(what) of this name\(Suggestion.text(for: name, among: names))")
        }
        return name
    }
}

/// Steps by a formula.
struct Ramp {
    /// The steps.
    let steps: [Step]

    /// `{type: linear | exponential, growth, interval, max}`: linear adds `growth` percent a step, exponential multiplies by it
    /// (AppConfig's growth types).
    init(_ node: PolicyNode) throws(PolicyError) {
        enum Growth: String, CaseIterable { case linear, exponential }
        let members = try node.members(["type", "growth", "interval", "max", "start", "analysis"])
        let type: Growth = try members["type"]?.choice() ?? .linear
        let growth = try members.required("growth").number(in: type == .linear ? 0.01...100 : 1.01...100)
        let interval = try members.required("interval").span(in: Span(milliseconds: 1)...Span.longest)
        let most = try members["max"]?.number(in: 0.01...100) ?? 100
        let start = try members["start"]?.number(in: 0.01...100) ?? (type == .linear ? growth : 1)
        let analysis = try members["analysis"]?.text()
        var steps: [Step] = []
        var weight = min(start, most)
        while true {
            var step = Step()
            step.weight = weight
            step.analysis = analysis
            step.pause = .duration(interval)
            steps.append(step)
            guard weight < most else { break }
            guard steps.count < 1_000 else { throw node.error("makes more than 1000 steps") }
            weight = min(most, Decimal.rounded(type == .linear ? weight + growth : weight * growth))
        }
        self.steps = steps
    }
}

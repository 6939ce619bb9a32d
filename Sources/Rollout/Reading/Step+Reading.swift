extension Step {
    /// What a policy says of one.
    static let shape = ObjectShape(
        "step", "One step of the rollout; what it names happens in the order in which the language lists it.",
        [.init("name", .text, "For people.")] + deeds
            + DeadlineAction.members("How long the step may take.", DeadlineAction.ofSteps),
        rules: [
            .someOf(deeds.map(\.name) + ["deadline"]), .needs("settle", beside: "setWeight"),
            .needs("verify", beside: "setWeight"), .alone("ramp"), DeadlineAction.rule,
        ])

    private static let deeds: [ObjectShape.Member] = [
        .init("gate", .text, "This gate must be met first."),
        .init("requires", .names, "These facts must be true."),
        .init("action", .name, "An effect of your own that must have been done."),
        .init(
            "setHeaderRoute", .named(.text, in: "headerRoute", "Headers with a text each."),
            "Requests with these headers go to the candidate."),
        .init("setMirrorRoute", .share, "The candidate gets a copy of this share of the requests, 0 to 100."),
        .init("setWeight", .share, "The candidate's share of the traffic, 0 to 100."),
        .init("settle", .span, "How long it takes until a new weight is in force everywhere. Default: 0s."),
        .init(
            "verify", .object(Verification.shape),
            "Answers that are asked for to see that traffic goes where it should."),
        .init(
            "analysis", .text, "The analysis that must hold. Default: the one called default, in a step with setWeight."
        ),
        .init("pause", .object(Pause.shape), "What to wait for; {} is an approval without deadline."),
        .init("bakeTime", .span, "How long to watch on, as a pause; it is called baking at 100 %."),
        .init("ramp", .object(Ramp.shape), "Steps by a formula; stands alone in its step."),
    ]

    /// The steps that one entry stands for: one, or those of a ramp.
    static func read(
        _ node: PolicyNode, gates: [String: Gate], analyses: Set<String>
    ) throws(PolicyError) -> [Step] {
        let members = try node.members()
        if let ramp = members["ramp"] {
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
    }
}

extension Step.Verification {
    /// What a step or a rollback plan says of one.
    static let shape = ObjectShape(
        "verification", "Answers that are asked which environment gives them.",
        [
            .init(required: "samples", .integer(1...10_000), "How many answers."),
            .init(required: "field", .text, "The member of the answer, or the header, that names the environment."),
        ])

    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        samples = try members.required("samples").integer()
        field = try members.required("field").text()
    }
}

extension Step.Pause {
    /// `{duration: 30m}`, `{approval: {deadline: 1h, onDeadline: rollback}}`, or `{}` for an approval without deadline.
    static let shape = ObjectShape(
        "pause", "A wait, for a time or for a person.",
        [
            .init("duration", .span, "How long to wait."),
            .init("approval", .object(approval), "Waits for a person."),
        ], rules: [.notBoth("duration", "approval")])

    private static let approval = ObjectShape(
        "approval", "An approval by a person.",
        DeadlineAction.members("How long the person may take.", DeadlineAction.ofApprovals),
        rules: [DeadlineAction.rule])

    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members()
        if let duration = members["duration"] {
            self = .duration(try duration.span())
        } else {
            let (deadline, action) = try members["approval"]?.members().deadline() ?? (nil, nil)
            self = .approval(deadline: deadline, onDeadline: action)
        }
    }
}

extension PolicyNode {
    /// The name of something that the policy declares.
    func reference(to names: some Collection<String>, _ what: String) throws(PolicyError) -> String {
        let name = try text()
        guard names.contains(name) else {
            throw error("there is no \(what) of this name\(Suggestion.text(for: name, amongKnown: names))")
        }
        return name
    }
}

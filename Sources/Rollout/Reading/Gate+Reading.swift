import JSONText

extension Gate {
    /// What a policy says of one.
    static let shape = ObjectShape(
        "gate", "What must be met before a step.",
        [
            .init("http", .list(of: .object(Endpoint.shape)), "Answers that health endpoints must give."),
            .init("facts", .names, "Facts that must be true."),
            .init("commands", .names, "Commands that must have ended well; each is an effect of kind run."),
            .init("conditions", .oneOrMore(.condition), "Conditions that must hold."),
            .init(
                "onFail", .choice(Failure.self),
                "What happens while it is not met; what nobody looked at yet is waited for. Default: hold."),
            .init("always", .truth, "Whether it is watched on after its step. Default: false."),
            .init(
                "failureThreshold", .integer(1...1_000),
                "How many looks in a row must be bad before it counts as not met. Default: 1."),
        ] + DeadlineAction.members("How long it may stay unmet.", DeadlineAction.ofSteps),
        rules: [.someOf(["http", "facts", "commands", "conditions"]), DeadlineAction.rule])

    /// A gate as a policy names it.
    init(_ node: PolicyNode, name: String, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members()
        self.init(name: name)
        for node in try members["http"]?.elements() ?? [] { endpoints.append(try Endpoint(node, parser.environments)) }
        facts = try members["facts"].names()
        commands = try members["commands"].names()
        if let conditions = members["conditions"] {
            self.conditions = try Condition.list(try conditions.oneOrMore(), parser)
        }
        onFail = try members["onFail"]?.choice() ?? .hold
        (deadline, onDeadline) = try members.deadline()
        isAlwaysWatched = try members["always"]?.truth() ?? false
        failureThreshold = try members["failureThreshold"]?.integer() ?? 1
    }
}

extension Gate.Endpoint {
    /// What a gate says of one.
    static let shape = ObjectShape(
        "endpoint", "An answer that a health endpoint must give.",
        [
            .init(required: "path", .text(.path), "The path."),
            .init("status", .integer(100...599), "The status code. Default: 200."),
            .init("body", .defined(.content), "Members of the JSON body with what must stand there; at most 8 levels."),
            .init("subject", .name, "Whose endpoint it is. Default: candidate."),
        ])

    /// What a body must have.
    static let content = Shape.either([
        .text(.any), .anyNumber, .truth,
        .object(ObjectShape("contents", "Members that must be there.", others: .defined(.content), hasAnyNames: true)),
    ])

    init(_ node: PolicyNode, _ environments: RolloutPolicy.Environments) throws(PolicyError) {
        let members = try node.members()
        let path = try members.required("path")
        self.path = try path.text()
        guard self.path.hasPrefix("/"), self.path.utf8.count <= 1_024 else {
            throw path.error("must begin with /, and have at most 1024 bytes")
        }
        status = try members["status"]?.integer() ?? 200
        if let node = members["subject"] {
            let word = try node.name()
            guard let subject = environments.subject(of: word) else {
                throw node.error("there is no subject of this name\(environments.advice(for: word))")
            }
            self.subject = subject
        } else {
            subject = .candidate
        }
        body = []
        if let node = members["body"] { try Self.collect(node, at: [], into: &body) }
    }

    /// Members of members become one path each.
    private static func collect(_ node: PolicyNode, at path: [String], into members: inout [Member]) throws(PolicyError)
    {
        switch node.value {
        case .object(let object):
            guard path.count < 8 else { throw node.error("has more than 8 levels: name what stands further out") }
            for member in object.members {
                let inner = PolicyNode(member.value, node.shape, path: node.path + [.member(member.name)])
                // `checks.database.status` is a way, too.
                let names = member.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
                try collect(inner, at: path + names, into: &members)
            }
        case .string(let text): members.append(Member(path: path, value: text))
        case .number(let number): members.append(Member(path: path, value: number.text))
        case .truth(let truth): members.append(Member(path: path, value: truth ? "true" : "false"))
        case .null, .array: throw node.error("must be a text, a number, true or false, or members of those")
        }
    }
}

extension PolicyNode? {
    /// Names, one or a list; none when it is not there.
    func names() throws(PolicyError) -> [String] {
        var names: [String] = []
        for node in try self?.oneOrMore() ?? [] { names.append(try node.name()) }
        return names
    }
}

extension DeadlineAction {
    /// `deadline` with `onDeadline`, which says what can happen there.
    static func members(_ summary: String, _ actions: [DeadlineAction]) -> [ObjectShape.Member] {
        [
            .init("deadline", .someTime, summary),
            .init("onDeadline", .choice(actions), "What happens when the deadline has passed."),
        ]
    }

    /// What must be so of the two.
    static let rule = MemberRule.needs("onDeadline", beside: "deadline")
}

extension PolicyMembers {
    /// `deadline` with `onDeadline`.
    func deadline() throws(PolicyError) -> (Span?, DeadlineAction?) {
        let span = try self["deadline"]?.span()
        return (span, try self["onDeadline"].map { node throws(PolicyError) in try node.choice() })
    }
}

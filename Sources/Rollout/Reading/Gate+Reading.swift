import JSONText

extension Gate {
    static let keys = [
        "http", "facts", "commands", "conditions", "onFail", "deadline", "onDeadline", "always", "failureThreshold",
    ]

    /// A gate as a policy names it.
    init(_ node: PolicyNode, name: String, _ parser: SentenceParser) throws(PolicyError) {
        let members = try node.members(Self.keys)
        self.init(name: name)
        for node in try members["http"]?.elements() ?? [] { endpoints.append(try Endpoint(node)) }
        facts = try members["facts"].names()
        commands = try members["commands"].names()
        if let conditions = members["conditions"] {
            self.conditions = try Condition.list(try conditions.oneOrMore(), parser)
        }
        guard !endpoints.isEmpty || !facts.isEmpty || !commands.isEmpty || !conditions.isEmpty else {
            throw node.error("a gate needs http, facts, commands or conditions")
        }
        onFail = try members["onFail"]?.choice() ?? .hold
        (deadline, onDeadline) = try members.deadline()
        isAlwaysWatched = try members["always"]?.truth() ?? false
        failureThreshold = try members["failureThreshold"]?.integer(in: 1...1_000) ?? 1
    }
}

extension Gate.Endpoint {
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["path", "status", "body", "subject"])
        let path = try members.required("path")
        self.path = try path.text()
        guard self.path.hasPrefix("/"), self.path.utf8.count <= 1_024 else { throw path.error("must begin with /") }
        status = try members["status"]?.integer(in: 100...599) ?? 200
        subject =
            try members["subject"].map { node throws(PolicyError) in Subject(rawValue: try node.name()) } ?? .candidate
        body = []
        if let node = members["body"] { try Self.collect(node, at: [], into: &body) }
    }

    /// Members of members become one path each.
    private static func collect(_ node: PolicyNode, at path: [String], into members: inout [Member]) throws(PolicyError)
    {
        switch node.value {
        case .object(let object):
            guard path.count < 8 else { throw node.error("has too many levels") }
            for member in object.members {
                let inner = PolicyNode(member.value, path: node.path + [.member(member.name)])
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

extension PolicyMembers {
    /// `deadline` with `onDeadline`: the second without the first is refused, and so is what has no meaning there.
    func deadline(_ actions: [DeadlineAction] = DeadlineAction.ofSteps) throws(PolicyError) -> (Span?, DeadlineAction?)
    {
        let span = try self["deadline"]?.span(in: Span(milliseconds: 1)...Span.longest)
        let action: DeadlineAction? = try self["onDeadline"].map { node throws(PolicyError) in try node.choice() }
        if let action, let node = self["onDeadline"] {
            guard span != nil else { throw node.error("needs a deadline beside it") }
            guard actions.contains(action) else {
                let words = actions.map(\.rawValue).joined(separator: ", ")
                throw node.error("\(action.rawValue) has no meaning here; write one of \(words)")
            }
        }
        return (span, action)
    }
}

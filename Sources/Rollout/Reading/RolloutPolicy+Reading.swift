package import JSONText

extension RolloutPolicy {
    static let keys = [
        "apiVersion", "name", "strategy", "environments", "interval", "metrics", "facts", "analyses", "gates", "steps",
        "triggers", "alerts", "warnings", "matrix", "rollback", "escalation", "windows", "freeze", "baseline",
        "noDataDeadline", "resolveAfter", "retention", "objectives", "schedule", "notifications", "records", "rolling",
        "documentation", "compat",
    ]

    /// The policy of a document.
    ///
    /// - Parameter zones: The time zones that windows may name.
    /// - Throws: ``PolicyError`` with the first place that cannot be used.
    package init(_ document: JSONValue, zones: [String: ZoneOffsets] = [:]) throws(PolicyError) {
        let node = PolicyNode(document)
        let members = try node.members(Self.keys)
        let version = try members.required("apiVersion")
        guard try version.text() == "rollout/v1" else { throw version.error("must be rollout/v1") }
        self.init(name: try members.required("name").name())
        if let node = members["strategy"] { strategy = try node.choice() }
        if let node = members["environments"] { environments = try Environments(node) }
        if let node = members["interval"] { interval = try node.span(in: .seconds(1)...Span.hours(24)) }
        for (name, node) in try members["metrics"]?.entries() ?? [] {
            metrics[name] = try Metric(node, name: name, interval: interval)
        }
        for (name, node) in try members["facts"]?.entries() ?? [] { facts[name] = try FactDeclaration(node) }
        try readRules(members)
        try readSurroundings(members, zones)
        fingerprint = Fingerprint(document).value
        compile()
    }

    private mutating func readRules(_ members: PolicyMembers) throws(PolicyError) {
        let gateNodes = try members["gates"]?.entries() ?? []
        let parser = SentenceParser(metrics: metrics, gates: Set(gateNodes.map(\.name)))
        for (name, node) in gateNodes { gates[name] = try Gate(node, name: name, parser) }
        for (name, node) in try members["analyses"]?.entries() ?? [] {
            analyses[name] = try Analysis(node, name: name, parser)
        }
        if let node = members["compat"] { compat = try Compat(node, parser) }
        let names = try analysisNames(members["compat"])
        let stepNodes = try members.required("steps")
        for node in try stepNodes.elements() { steps += try Step.read(node, gates: gates, analyses: names) }
        guard !steps.isEmpty else { throw stepNodes.error("needs at least one step") }
        if let node = members["rollback"] { rollback = try RollbackPolicy(node) }
        for node in try members["triggers"]?.elements() ?? [] {
            triggers.append(try Trigger(node, plans: rollback.plans.keys, parser))
        }
        for block in ["alerts", "warnings"] {
            for node in try members[block]?.elements() ?? [] { triggers.append(try Trigger(alert: node, parser)) }
        }
        for (name, node) in try members["matrix"]?.entries() ?? [] {
            guard let severity = Severity(rawValue: name) else {
                throw PolicyError(node.path, isAboutName: true, "must be one of P0, P1, P2, P3")
            }
            matrix[severity] = try MatrixRow(node)
        }
    }

    /// What steps may name: an analysis of the language, or one of another system, and none of both.
    private func analysisNames(_ compat: PolicyNode?) throws(PolicyError) -> Set<String> {
        let others = Set(self.compat.analyses.keys)
        if let double = others.intersection(analyses.keys).min(), let compat {
            throw PolicyError(
                compat.path + [.member("analyses"), .member(double)], isAboutName: true,
                "there is one of this name in analyses: keep one of the two")
        }
        return others.union(analyses.keys)
    }

    private mutating func readSurroundings(
        _ members: PolicyMembers, _ zones: [String: ZoneOffsets]
    ) throws(PolicyError) {
        for node in try members["escalation"]?.elements() ?? [] { escalation.append(try EscalationLevel(node)) }
        escalation.sort { $0.after < $1.after }
        for block in ["windows", "freeze"] {
            for node in try members[block]?.elements() ?? [] {
                let window = try CalendarWindow(node)
                if let zone = window.timeZone, zone != "UTC", zones[zone] == nil {
                    throw PolicyError(node.path + [.member("timeZone")], "is no time zone that is known here")
                }
                windows.append(window)
            }
        }
        self.zones = zones
        if let node = members["baseline"] {
            baseline = try Baseline(node)
            let compared = comparisons.filter { $0.limit.source != nil }
            try baseline.checkFloors(for: compared.compactMap { metrics[$0.metric] }, node)
        }
        if let node = members["noDataDeadline"] { noDataDeadline = try node.span() }
        if let node = members["resolveAfter"] { resolveAfter = try node.span() }
        retention = try members["retention"]?.span()
        for node in try members["objectives"]?.elements() ?? [] { objectives.append(try Objective(node)) }
        for node in try members["schedule"]?.elements() ?? [] { schedule.append(try ScheduledTask(node)) }
        for node in try members["notifications"]?.elements() ?? [] { notifications.append(try Notification(node)) }
        records = try members["records"].names()
        if let node = members["rolling"] { rolling = try Rolling(node) }
        for (name, node) in try members["documentation"]?.entries() ?? [] { documentation[name] = try node.text() }
    }
}

extension RolloutPolicy.Environments {
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["stable", "candidate", "target"])
        stable = try members.required("stable").name()
        candidate = try members.required("candidate").name()
        guard stable != candidate else { throw node.error("stable and candidate must differ") }
        enum Target: String, CaseIterable { case candidate, inactive }
        let target: Target = try members["target"]?.choice() ?? .candidate
        isCandidateTheInactiveOne = target == .inactive
    }
}

extension RolloutPolicy.FactDeclaration {
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["maxAge", "description"])
        maxAge = try members["maxAge"]?.span()
        description = try members["description"]?.text()
    }
}

extension RolloutPolicy.Rolling {
    init(_ node: PolicyNode) throws(PolicyError) {
        let members = try node.members(["maxSurge", "maxUnavailable"])
        if let node = members["maxSurge"] { maxSurge = try InstanceLimit(node) }
        if let node = members["maxUnavailable"] { maxUnavailable = try InstanceLimit(node) }
    }
}

extension InstanceLimit {
    /// A number, or a share like `25%`.
    init(_ node: PolicyNode) throws(PolicyError) {
        if node.value.string == nil {
            self = .count(try node.integer(in: 0...100_000))
        } else {
            self = .percent(Int(clamping: try node.percentage().rounded()))
        }
    }
}

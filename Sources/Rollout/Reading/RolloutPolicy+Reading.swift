package import JSONText

extension RolloutPolicy {
    /// The policy of a document.
    ///
    /// - Parameter zones: The time zones that windows may name.
    /// - Throws: ``PolicyError`` with the first place that cannot be used.
    package init(_ document: JSONValue, zones: [String: ZoneOffsets] = [:]) throws(PolicyError) {
        let members = try Self.members(of: document)
        self.init(name: try members.required("name").name())
        if let node = members["strategy"] { strategy = try node.choice() }
        if let node = members["environments"] { environments = try Environments(node) }
        if let node = members["interval"] { interval = try node.span() }
        for (name, node) in try members["metrics"]?.entries() ?? [] {
            metrics[name] = try Metric(node, name: name, interval: interval)
        }
        for (name, node) in try members["facts"]?.entries() ?? [] { facts[name] = try FactDeclaration(node) }
        try readRules(members)
        try readSurroundings(members, zones)
        fingerprint = Fingerprint(document).value
        compile()
    }

    /// The members; of a document for another version nothing but the version can be judged.
    private static func members(of document: JSONValue) throws(PolicyError) -> PolicyMembers {
        let node = PolicyNode(document, .object(shape))
        if let version = document["apiVersion"] {
            _ = try PolicyNode(version, Self.version, path: [.member("apiVersion")]).choice(Version.self)
        }
        return try node.members()
    }

    private mutating func readRules(_ members: PolicyMembers) throws(PolicyError) {
        let gateNodes = try members["gates"]?.entries() ?? []
        let parser = SentenceParser(metrics: metrics, gates: Set(gateNodes.map(\.name)), environments: environments)
        for (name, node) in gateNodes { gates[name] = try Gate(node, name: name, parser) }
        for (name, node) in try members["analyses"]?.entries() ?? [] {
            analyses[name] = try Analysis(node, name: name, parser)
        }
        if let node = members["compat"] { compat = try Compat(node, parser) }
        let names = try analysisNames(members["compat"])
        for node in try members.required("steps").elements() {
            steps += try Step.read(node, gates: gates, analyses: names)
        }
        if let node = members["rollback"] { rollback = try RollbackPolicy(node) }
        for node in try members["triggers"]?.elements() ?? [] {
            triggers.append(try Trigger(node, plans: rollback.plans.keys, parser))
        }
        for block in ["alerts", "warnings"] {
            for node in try members[block]?.elements() ?? [] { triggers.append(try Trigger(alert: node, parser)) }
        }
        if let rows = try members["matrix"]?.members() {
            for severity in Severity.allCases {
                matrix[severity] = try rows[severity.rawValue].map { node throws(PolicyError) in try MatrixRow(node) }
            }
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
                let window = try CalendarWindow(node, for: self)
                if let zone = window.timeZone, zone != "UTC", zones[zone] == nil {
                    throw PolicyError(
                        node.path + [.member("timeZone")],
                        "is no time zone that is known here: write a name like Europe/Berlin, or UTC")
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

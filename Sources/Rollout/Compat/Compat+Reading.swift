import JSONText

extension Compat {
    /// The member `compat` of a policy.
    init(_ node: PolicyNode, _ parser: SentenceParser) throws(PolicyError) {
        self.init()
        let members = try node.members(["analyses", "background", "triggers"])
        for (name, node) in try members["analyses"]?.entries() ?? [] {
            analyses[name] = try Analysis(node, name: name, parser)
        }
        background = try members["background"].map { node throws(PolicyError) in try Background(node, analyses) }
        for (name, node) in try members["triggers"]?.entries() ?? [] {
            alarms[name] = try CloudWatchAlarm(node, name: name, parser)
        }
    }

    /// Which system an entry is of.
    static func check(_ node: PolicyNode, isOneOf systems: [String]) throws(PolicyError) -> String {
        guard let object = node.value.object, let value = object["as"] else {
            throw node.error("needs as: \(systems.joined(separator: " or "))")
        }
        let system = PolicyNode(value, path: node.path + [.member("as")])
        let word = try system.text()
        guard systems.contains(word) else {
            throw system.error(
                "must be \(systems.joined(separator: " or "))\(Suggestion.text(for: word, among: systems))")
        }
        return word
    }
}

extension Compat.Analysis {
    /// `{as: flagger, …}` or `{as: argo, …}`.
    fileprivate init(_ node: PolicyNode, name: String, _ parser: SentenceParser) throws(PolicyError) {
        if try Compat.check(node, isOneOf: ["flagger", "argo"]) == "flagger" {
            self = .flagger(try FlaggerAnalysis(node, name: name, parser))
        } else {
            self = .argo(try ArgoAnalysis(node, name: name, parser))
        }
    }
}

extension Compat.Background {
    /// `{analysis: NAME, fromStep: 2}`.
    fileprivate init(_ node: PolicyNode, _ analyses: [String: Compat.Analysis]) throws(PolicyError) {
        let members = try node.members(["analysis", "fromStep"])
        let name = try members.required("analysis")
        analysis = try name.reference(to: analyses.keys, "analysis of compat")
        guard case .argo? = analyses[analysis] else {
            throw name.error("only an analysis with as: argo runs in the background")
        }
        fromStep = try members["fromStep"]?.integer(in: 1...100_000) ?? 1
    }
}

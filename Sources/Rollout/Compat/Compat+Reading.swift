import JSONText

extension Compat {
    /// What a policy says of it.
    static let shape = ObjectShape(
        "compat", "Rules of other systems, judged as those judge them.",
        [
            .init(
                "analyses", .named(Analysis.shape, in: "compatAnalyses", "Analyses of other systems by name."),
                "Each takes the place of an entry of analyses; steps name it in the same way."),
            .init("background", .object(Background.shape), "An analysis that runs beside the steps, as Argo's does."),
            .init(
                "triggers", .named(.object(CloudWatchAlarm.shape), in: "alarms", "Alarms by name."),
                "Alarms of Amazon CloudWatch; each is a trigger of its name."),
        ])

    /// The member `compat` of a policy.
    init(_ node: PolicyNode, _ parser: SentenceParser) throws(PolicyError) {
        self.init()
        let members = try node.members()
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
        let system = PolicyNode(value, .words(systems), path: node.path + [.member("as")])
        let word = try system.text()
        guard systems.contains(word) else {
            throw system.error(
                "must be \(systems.joined(separator: " or "))\(Suggestion.text(for: word, among: systems))")
        }
        return word
    }
}

extension Compat.Analysis {
    /// What a policy says of one.
    fileprivate static let shape = Shape.either([.object(FlaggerAnalysis.shape), .object(ArgoAnalysis.shape)])

    /// `{as: flagger, …}` or `{as: argo, …}`.
    fileprivate init(_ node: PolicyNode, name: String, _ parser: SentenceParser) throws(PolicyError) {
        if try Compat.check(node, isOneOf: ["flagger", "argo"]) == "flagger" {
            self = .flagger(try FlaggerAnalysis(node.narrowed(to: .object(FlaggerAnalysis.shape)), name: name, parser))
        } else {
            self = .argo(try ArgoAnalysis(node.narrowed(to: .object(ArgoAnalysis.shape)), name: name, parser))
        }
    }
}

extension Compat.Background {
    /// `{analysis: NAME, fromStep: 2}`.
    fileprivate static let shape = ObjectShape(
        "background", "An analysis that runs beside the steps.",
        [
            .init(required: "analysis", .text, "An analysis with as: argo."),
            .init("fromStep", .integer(1...100_000), "The step with which it begins. Default: 1."),
        ])

    fileprivate init(_ node: PolicyNode, _ analyses: [String: Compat.Analysis]) throws(PolicyError) {
        let members = try node.members()
        let name = try members.required("analysis")
        analysis = try name.reference(to: analyses.keys, "analysis of compat")
        guard case .argo? = analyses[analysis] else {
            throw name.error("only an analysis with as: argo runs in the background")
        }
        fromStep = try members["fromStep"]?.integer() ?? 1
    }
}

import JSONText
import Rollout

extension ArgoImport {
    /// What became of a metric of a template.
    enum MetricOutcome {
        case judged(JSONValue)
        case leftOut
        case unsupported(ArgoProblem)
    }

    private static let conditions = ["successCondition", "failureCondition"]
    /// Providers that say themselves whether all is well.
    private static let judges = ["job", "kayenta", "plugin"]
    private static let limits = [
        "failureLimit", "inconclusiveLimit", "consecutiveErrorLimit", "consecutiveSuccessLimit",
    ]

    /// One metric, as Argo judges it.
    mutating func readMetric(
        _ metric: PolicyNode, _ arguments: ArgoArguments, _ dry: ArgoDryRuns
    ) throws(PolicyError) -> MetricOutcome {
        let name = try metric.required("name").text()
        guard !dry.contains(name) else {
            report.refuse(metric, "a dry run: measured and not judged")
            return .leftOut
        }
        for word in Self.judges {
            guard let judge = metric["provider"]?[word] else { continue }
            return .unsupported(ArgoProblem(node: judge, text: "judges by itself, and yields no number"))
        }
        var members: [(String, JSONValue?)] = [("name", .string(PolicyName.name(name)))]
        var texts: [String] = []
        for word in Self.conditions {
            guard let node = metric[word] else { continue }
            guard let text = node.scalarText.flatMap(arguments.filled) else {
                return .unsupported(ArgoProblem(node: node, text: "names an argument of which no value is known"))
            }
            if let problem = ArgoExpression.problem(in: text) {
                return .unsupported(ArgoProblem(node: node, text: problem))
            }
            texts.append(text)
        }
        let series = draft.addMetric(PolicyName.series(name), MetricDraft())
        let isList = texts.contains(where: ArgoExpression.readsList)
        members += [("series", .string(series)), ("shape", .string(isList ? "list" : "scalar"))]
        report.map(metric["name"], "metrics.\(series), whose result is a \(isList ? "list of one" : "number")")
        let interval = try arguments.span(metric["interval"])
        if let interval { draft.look(each: interval) }
        members.append(("interval", interval.map { .span($0) }))
        members.append(("initialDelay", try arguments.span(metric["initialDelay"]).map { .span($0) }))
        for word in ["interval", "initialDelay"] { report.map(metric[word], word) }
        let count = try arguments.integer(metric["count"])
        if let count, count > 1, metric["interval"] == nil { throw metric.error("needs interval beside count") }
        members.append(("count", count.map { .integer(max(0, $0)) }))
        report.map(metric["count"], "count")
        for word in Self.conditions {
            members.append(
                (word, try metric[word].map { node throws(PolicyError) in .string(try arguments.text(node)) }))
            report.map(metric[word], word)
        }
        for word in Self.limits {
            members.append((word, try arguments.integer(metric[word]).map { .integer($0) }))
            report.map(metric[word], word)
        }
        readProvider(metric, series, arguments)
        return .judged(.members(members))
    }

    /// Where the values come from, carried for people.
    private mutating func readProvider(_ metric: PolicyNode, _ series: String, _ arguments: ArgoArguments) {
        guard let provider = metric["provider"] else { return }
        report.refuse(provider, "the host knows where series come from")
        for (kind, node) in provider.namedParts {
            guard let query = node["query"], let text = query.value.string else { continue }
            draft.addDocumentation("metric.\(series)", arguments.filled(text) ?? text)
            report.map(query, "documentation: metric.\(series); the host asks \(kind)")
        }
    }
}

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
    ///
    /// - Parameters:
    ///   - metric: The metric.
    ///   - analysis: The name of the analysis that measures it.
    ///   - arguments: The values of the template's arguments.
    ///   - dry: The metrics that are measured and not judged.
    mutating func readMetric(
        _ metric: PolicyNode, of analysis: String, _ arguments: ArgoArguments, _ dry: ArgoDryRuns
    ) throws(PolicyError) -> MetricOutcome {
        let name = try metric.required("name").label()
        guard !dry.contains(name) else {
            report.leave(metric, "a dry run: measured and not judged")
            return .leftOut
        }
        for word in Self.judges {
            guard let judge = metric["provider"]?[word] else { continue }
            return .unsupported(ArgoProblem(node: judge, text: "judges by itself, and yields no number"))
        }
        if let problem = try findProblem(in: metric, arguments) { return .unsupported(problem) }
        measured += 1
        guard measured <= Self.mostMetrics else {
            throw metric.error("is one of more than \(Self.mostMetrics) metrics in all analyses: split the file")
        }
        let place = "compat.analyses.\(analysis)"
        var texts: [(String, JSONValue?)] = []
        for word in Self.conditions {
            guard let node = metric[word] else { continue }
            texts.append((word, .string(try arguments.text(node))))
            report.map(node, "\(word) of \(place)")
        }
        var members: [(String, JSONValue?)] = [("name", .string(PolicyName.name(name)))]
        members += declare(metric, name, of: analysis, asked: texts.compactMap { $0.1?.string }, arguments)
        for word in ["interval", "initialDelay"] {
            guard let node = metric[word] else { continue }
            let span = try arguments.span(node)
            members.append((word, .span(span)))
            report.map(node, "\(word) of \(place)")
            draft.pace.wait(span, node, "\(word) of \(place)")
        }
        let count = try arguments.integer(metric["count"])
        if let count, count > 1, metric["interval"] == nil { throw metric.error("needs interval beside count") }
        members.append(("count", count.map { .integer(max(0, $0)) }))
        report.map(metric["count"], "count of \(place)")
        members += texts
        for word in Self.limits {
            members.append((word, try arguments.integer(metric[word]).map { .integer($0) }))
            report.map(metric[word], "\(word) of \(place)")
        }
        return .judged(.members(members))
    }

    /// What cannot be judged of a metric here; nil when all of it can.
    private func findProblem(in metric: PolicyNode, _ arguments: ArgoArguments) throws(PolicyError) -> ArgoProblem? {
        for word in Self.conditions + Self.limits + ["interval", "initialDelay", "count"] {
            guard let node = metric[word] else { continue }
            guard let text = node.scalarText else { throw node.error("must be a text or a number") }
            guard let filled = arguments.filled(text) else {
                return ArgoProblem(node: node, text: "names an argument of which no value is known")
            }
            if Self.conditions.contains(word), let problem = ArgoExpression.problem(in: filled) {
                return ArgoProblem(node: node, text: problem)
            }
        }
        return nil
    }

    /// The series of a metric: one, or one for each member of the result that its conditions ask for.
    private mutating func declare(
        _ metric: PolicyNode, _ name: String, of analysis: String, asked texts: [String], _ arguments: ArgoArguments
    ) -> [(String, JSONValue?)] {
        let provider = metric["provider"]
        let paths = ArgoExpression.paths(in: texts)
        guard !paths.isEmpty else {
            let series = declare(name, "", provider, arguments)
            let isList = texts.contains(where: ArgoExpression.readsList)
            report.map(
                metric["name"],
                "metrics.\(series) of compat.analyses.\(analysis), whose result is a \(isList ? "list of one" : "number")"
            )
            tellProvider(provider, series)
            return [("series", .string(series)), ("shape", .string(isList ? "list" : "scalar"))]
        }
        var members: [(String, JSONValue?)] = []
        for path in paths {
            let series = declare(name, path, provider, arguments)
            members.append((path, .string(series)))
            report.map(
                metric["name"],
                "metrics.\(series) of compat.analyses.\(analysis) is result.\(path): a number, or 1 and 0 for true and false"
            )
            tellProvider(provider, series)
        }
        return [("members", .members(members))]
    }

    /// The series of what a provider answers, or of a member of that: one for all analyses that measure the same.
    private mutating func declare(
        _ name: String, _ path: String, _ provider: PolicyNode?, _ arguments: ArgoArguments
    ) -> String {
        var json = JSONWriter()
        json.value(provider?.value ?? .null)
        let measured = String(decoding: json.bytes, as: UTF8.self)
        let key = "\(name) \(path) \(arguments.filled(measured) ?? measured)"
        if let series = series[key] { return series }
        let part = path.map { $0 == "." ? "_" : $0 }
        let new = draft.addMetric(PolicyName.series(path.isEmpty ? name : "\(name)_\(String(part))"), MetricDraft())
        series[key] = new
        for (_, node) in provider?.namedParts ?? [] {
            var texts = Self.queries.compactMap { node[$0]?.value.string }.map { arguments.filled($0) ?? $0 }
            if !path.isEmpty { texts.append("result.\(path)") }
            draft.addDocumentation("metric.\(new)", texts.joined(separator: " "))
        }
        return new
    }

    /// Where the values come from, carried for people.
    private mutating func tellProvider(_ provider: PolicyNode?, _ series: String) {
        report.leave(provider, "the host knows where series come from")
        for (kind, node) in provider?.namedParts ?? [] {
            for word in Self.queries where node[word]?.value.string != nil {
                report.map(node[word], "documentation: metric.\(series); the host asks \(kind)")
            }
        }
    }

    /// What a provider is asked: a query, or an address and what is taken of the answer.
    private static let queries = ["query", "url", "jsonPath"]
}

import JSONText
import Rollout

extension FlaggerImport {
    /// Metrics in their order become the conditions of one analysis with Flagger's way of counting.
    mutating func readMetrics(_ rules: PolicyNode) throws(PolicyError) {
        let threshold = try rules["threshold"].integer(in: 0...1_000_000) ?? 1
        var conditions = hooks.conditions
        for metric in try rules["metrics"].elements() { conditions += try readMetric(metric) }
        guard !conditions.isEmpty else {
            report.map(rules["threshold"], "says nothing: there is no metric that could fail")
            return
        }
        let name = draft.addAnalysis(
            "canary",
            .members([
                // Flagger takes 0 for its default.
                "as": .string("flagger"), "threshold": .integer(max(1, threshold)), "conditions": .texts(conditions),
            ]))
        analysis = name
        report.map(rules["threshold"], "compat.analyses.\(name).threshold")
    }

    /// The conditions of one metric.
    private mutating func readMetric(_ metric: PolicyNode) throws(PolicyError) -> [String] {
        let name = try metric.required("name").label()
        let units = ["request-success-rate": "percent", "request-duration": "ms"]
        let unit = metric["templateRef"] == nil && metric["query"] == nil ? units[name] : nil
        let window = try metric["interval"]?.goSpan()
        let series = draft.addMetric(name, MetricDraft(unit: unit, window: window))
        report.map(metric["name"], "metrics.\(series)")
        report.map(metric["interval"], "metrics.\(series).window")
        try readQuery(metric, series)
        let suffix = unit == "percent" ? "%" : unit ?? ""
        var conditions: [String] = []
        for (word, sign) in [("min", ">="), ("max", "<=")] {
            guard let limit = metric["thresholdRange"]?[word] else { continue }
            conditions.append("\(series) \(sign) \(try sentence(limit))\(suffix)")
            report.map(limit, "compat.analyses.canary: \(conditions.last ?? "")")
        }
        if let limit = metric["threshold"] {
            // The deprecated form: a least rate of success, and the most of anything else.
            guard conditions.isEmpty else {
                report.map(limit, "says nothing: thresholdRange beside it counts")
                return conditions
            }
            let sign = name == "request-success-rate" ? ">=" : "<="
            conditions.append("\(series) \(sign) \(try sentence(limit))\(suffix)")
            report.map(limit, "compat.analyses.canary: \(conditions.last ?? "")")
        }
        guard !conditions.isEmpty else {
            throw metric.error("needs thresholdRange with min or max")
        }
        return conditions
    }

    /// Where the values come from, carried for people.
    private mutating func readQuery(_ metric: PolicyNode, _ series: String) throws(PolicyError) {
        let place = "documentation: metric.\(series)"
        if let query = metric["query"] {
            draft.addDocumentation("metric.\(series)", try query.text())
            report.map(query, "\(place); the host asks it")
        }
        report.approximate(metric["templateVariables"], "\(place): the query with its variables not filled in")
        guard let reference = metric["templateRef"] else { return }
        let name = try reference.required("name").label()
        report.leave(reference["namespace"], "the template is looked for in this file by its name")
        guard let template = templates[name] else {
            report.approximate(reference["name"], "is not in this file: the host has to know what \(series) is")
            return
        }
        report.map(reference["name"], place)
        let query = try template.spec.required("query")
        draft.addDocumentation("metric.\(series)", try query.text())
        hooks.queries.append((query, "\(place); the host asks it"))
    }

    private func sentence(_ limit: PolicyNode) throws(PolicyError) -> String {
        guard let text = try limit.number(in: -1e12...1e12).sentenceText else {
            throw limit.error("must be a number that can be written without an exponent")
        }
        return text
    }
}

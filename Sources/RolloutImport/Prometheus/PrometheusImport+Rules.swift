import JSONText
import Rollout

extension PrometheusImport {
    /// Words for severity that are in use, and what they are nearest to.
    private static let severities: [String: Severity] = [
        "p0": .p0, "p1": .p1, "p2": .p2, "p3": .p3, "critical": .p1, "page": .p1, "error": .p1, "high": .p1,
        "warning": .p2,
        "medium": .p2, "ticket": .p2, "low": .p3, "info": .p3, "none": .p3,
    ]

    /// A rule becomes a trigger, with the action `alert`, which is what Prometheus does.
    mutating func readAlert(_ rule: PolicyNode) throws(PolicyError) {
        let name = try rule.required("alert").label()
        let expression = try rule.required("expr")
        // A number alone is an expression, too.
        guard let text = expression.scalarText else { throw expression.error("must be an expression") }
        let lasting = try rule["for"]?.prometheusSpan() ?? .zero
        report.map(rule["alert"], "triggers: \(name)")
        if let span = try rule["keep_firing_for"]?.prometheusSpan() {
            draft.resolveAfter = max(draft.resolveAfter ?? .zero, span)
            report.approximate(rule["keep_firing_for"], "resolveAfter: a policy has one, the longest of all rules")
        }
        let severity = readLabels(rule["labels"], name)
        readTexts(rule["annotations"], "alert.\(name)", "annotations")
        let when: String
        if let comparison = PromQLComparison(text) {
            let series = declare(comparison.left, for: name)
            let duration = lasting > .zero ? " for \(lasting.shortText)" : ""
            when = "\(series) \(comparison.sign) \(comparison.limit)\(duration)"
            report.map(expression, "when: \(when); documentation: metric.\(series), which the host asks for")
            report.map(rule["for"], "for \(lasting.shortText)")
        } else {
            let fact = draft.factName("alert.\(name)")
            when = "fact(\(fact))"
            draft.addDocumentation(fact, text)
            report.approximate(
                expression,
                "is no single comparison with a number: the host states the fact \(fact) while the alert fires")
            report.map(rule["for"], "the alert fires only after that, and so does the trigger")
        }
        draft.addTrigger(name: name, when: when, action: "alert", severity: severity)
    }

    /// The series of an expression: one for all rules with the same.
    private mutating func declare(_ expression: String, for alert: String) -> String {
        if let name = series[expression] { return name }
        let name = draft.addMetric(PolicyName.series(alert), MetricDraft())
        draft.addDocumentation("metric.\(name)", expression)
        series[expression] = name
        return name
    }

    private mutating func readLabels(_ labels: PolicyNode?, _ alert: String) -> Severity? {
        readTexts(labels, "alert.\(alert)", "labels")
        guard let node = labels?["severity"], let word = node.scalarText else { return nil }
        guard let severity = Self.severities[word.lowercased()] else {
            report.approximate(node, "no severity is known by this name: the documentation carries it")
            return nil
        }
        if severity.rawValue == word.uppercased() {
            report.map(node, "severity: \(severity.rawValue)")
        } else {
            report.approximate(node, "severity: \(severity.rawValue), the nearest")
        }
        return severity
    }

    /// Labels and annotations, carried for people.
    private mutating func readTexts(_ node: PolicyNode?, _ place: String, _ block: String) {
        guard let node, !node.namedParts.isEmpty else { return }
        let texts = node.namedParts.map { "\($0.name): \($0.node.scalarText ?? "")" }
        draft.addDocumentation("\(place).\(block)", texts.joined(separator: "\n"))
        report.map(node, "documentation: \(place).\(block)")
    }
}

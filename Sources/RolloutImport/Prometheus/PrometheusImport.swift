import JSONText
import Rollout

/// Makes triggers of Prometheus' alerting rules, from rule files or `PrometheusRule` resources.
struct PrometheusImport: Importer {
    private let documents: [PolicyNode]
    var draft = PolicyDraft()
    var report = ImportReport()
    /// The most rules of a file.
    private static let mostRules = 2_000
    private var rules = 0
    /// The series of the expressions that were met so far.
    var series: [String: String] = [:]

    init(_ documents: [PolicyNode]) {
        self.documents = documents
    }

    mutating func run() throws(PolicyError) {
        draft.name = "prometheus"
        // Rules say nothing of steps, and a policy needs some: nothing moves before a person has seen to it.
        draft.steps = [StepDraft(pause: .approval(deadline: nil, onDeadline: nil)), StepDraft(weight: 100)]
        for document in documents {
            guard document["kind"] != nil else {
                try readGroups(document)
                continue
            }
            let object = try KubernetesObject(document)
            guard object.kind == "PrometheusRule" else {
                report.leave(document, "a \(object.kind) has no alerting rules")
                continue
            }
            draft.name = object.name
            report.map(document["metadata"]?["name"], "name")
            object.report(in: &report, &draft)
            try readGroups(object.spec)
        }
        guard rules > 0 else {
            throw PolicyError(documents.first?.path ?? [], "there is no alerting rule in this file")
        }
    }

    private mutating func readGroups(_ node: PolicyNode) throws(PolicyError) {
        for group in try node.required("groups").elements() {
            report.map(group["name"], "the names of the rules say it")
            if let interval = group["interval"] {
                let span = max(.seconds(1), try interval.prometheusSpan())
                draft.pace.written = min(draft.pace.written ?? span, span)
                report.approximate(interval, "interval: a policy has one, the shortest of all groups")
            }
            for word in ["query_offset", "limit", "partial_response_strategy"] {
                report.leave(group[word], "is a matter of the query, which the host makes")
            }
            for rule in try group["rules"].elements() {
                if rule["alert"] == nil {
                    report.leave(rule, "a recording rule: the host may ask for it as a series")
                } else {
                    rules += 1
                    guard rules <= Self.mostRules else {
                        throw rule.error("is one of more than \(Self.mostRules) alerting rules: split the file")
                    }
                    try readAlert(rule)
                }
            }
        }
    }
}

extension PolicyNode {
    /// A time as Prometheus writes it: `5m`, `1h30m`, `1w`, `0`.
    func prometheusSpan() throws(PolicyError) -> Span {
        let text = scalarText ?? ""
        if text == "0" { return .zero }
        var (days, rest) = ("", Substring(text))
        for (unit, length) in [("y", 365), ("w", 7)] as [(Character, Int)] {
            guard let end = rest.firstIndex(of: unit), let count = Int(rest[..<end]), (0...400).contains(count) else {
                continue
            }
            days += "\(count * length)d"
            rest = rest[rest.index(after: end)...]
        }
        guard let span = Span(text: days + rest) else {
            throw error("must be a duration of at most 400 days, like 30s, 5m or 1h30m")
        }
        return span
    }
}

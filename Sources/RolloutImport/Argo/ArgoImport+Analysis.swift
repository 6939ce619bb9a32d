import JSONText
import Rollout

extension ArgoImport {
    /// What became of an analysis.
    enum AnalysisOutcome {
        /// It is judged as Argo does.
        case compat(String)
        /// It cannot be judged here: a gate waits for somebody outside.
        case gate(String)
    }

    /// An analysis as a step or a strategy names it: the metrics of all its templates. One metric that cannot be
    /// judged here makes the whole analysis wait for somebody outside.
    mutating func readAnalysis(_ node: PolicyNode, as word: String) throws(PolicyError) -> AnalysisOutcome {
        let references = try node["templates"].elements()
        guard !references.isEmpty else { throw node.error("needs templates") }
        var attempt = self
        var (metrics, problems): ([JSONValue], [ArgoProblem]) = ([], [])
        for reference in references {
            let name = try reference.required("templateName")
            usedTemplates.insert(try name.label())
            attempt.report.map(reference["clusterScope"], "templates are looked for in this file by their name")
            guard let template = templates[try name.label()] else {
                problems.append(ArgoProblem(node: name, text: "is not in this file"))
                continue
            }
            let place = "the metrics of compat.analyses.\(word)"
            attempt.report.map(name, place)
            if template.spec["metrics"]?.parts.contains(where: { $0["initialDelay"] == nil }) == true {
                attempt.draft.pace.begin(name, place)
            }
            for outcome in try attempt.readTemplate(template.spec, for: node, as: word) {
                switch outcome {
                case .judged(let metric): metrics.append(metric)
                case .leftOut: break
                case .unsupported(let problem): problems.append(problem)
                }
            }
        }
        guard problems.isEmpty, !metrics.isEmpty else {
            let gate = draft.addExternalGate("analysis-\(word)")
            report.refuse(node, "gates.\(gate) waits until somebody outside states the fact \(gate)")
            for reference in references {
                let template = reference["templateName"]?.scalarText.flatMap { templates[$0] }
                report.refuse(template?.spec, "gates.\(gate) waits instead")
            }
            for problem in problems { report.refuse(problem.node, "\(problem.text): gates.\(gate) waits instead") }
            return .gate(gate)
        }
        attempt.usedTemplates = usedTemplates
        self = attempt
        return .compat(draft.addAnalysis(word, .members(["as": .string("argo"), "metrics": .array(metrics)])))
    }

    /// The metrics of a template, with the arguments of the analysis filled in.
    private mutating func readTemplate(
        _ template: PolicyNode, for analysis: PolicyNode, as name: String
    ) throws(PolicyError) -> [MetricOutcome] {
        for node in [analysis, template] {
            report.map(node["dryRun"], "metrics that are left out")
            report.leave(node["measurementRetention"], "is a matter of Argo's records")
        }
        report.leave(analysis["analysisRunMetadata"], "is a matter of Argo's records")
        let arguments = try ArgoArguments(
            declared: try template["args"].elements(), given: try analysis["args"].elements(), &report)
        if let nested = template["templates"] {
            return [.unsupported(ArgoProblem(node: nested, text: "templates in templates are not looked up"))]
        }
        let dry = try ArgoDryRuns(template["dryRun"], analysis["dryRun"])
        var outcomes: [MetricOutcome] = []
        for metric in try template.required("metrics").elements() {
            outcomes.append(try readMetric(metric, of: name, arguments, dry))
        }
        return outcomes
    }
}

/// Why an analysis cannot be judged here.
struct ArgoProblem {
    let node: PolicyNode
    let text: String
}

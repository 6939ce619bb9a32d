import JSONText
import Rollout

/// Makes a policy of Flagger's `Canary` and the `MetricTemplate`s that stand in the same file.
struct FlaggerImport: Importer {
    private(set) var documents: [PolicyNode]
    var draft = PolicyDraft()
    var report = ImportReport()
    /// The templates of the file by name.
    var templates: [String: KubernetesObject] = [:]
    /// What the webhooks ask for.
    var hooks = FlaggerHooks()
    /// The name of the analysis, once there is one.
    var analysis: String?

    init(_ documents: [PolicyNode]) {
        self.documents = documents
    }

    mutating func run() throws(PolicyError) {
        let canary: KubernetesObject
        (canary, templates) = try KubernetesObject.read(
            "Canary", templates: ["MetricTemplate"], usedBy: "the metric that names it", in: documents,
            &report, &draft)
        try readTarget(canary.spec)
        // What older versions called it.
        guard let rules = canary.spec["analysis"] ?? canary.spec["canaryAnalysis"] else {
            throw canary.spec.error("needs analysis")
        }
        let interval = try rules["interval"]?.goSpan() ?? .seconds(60)
        // Flagger takes less for its least.
        draft.pace.written = max(interval, .seconds(10))
        report.map(rules["interval"], "interval")
        if try canary.spec["skipAnalysis"].truth() ?? false {
            try readBeginning(canary.spec)
            draft.addStep(StepDraft(weight: 100))
            report.map(canary.spec["skipAnalysis"], "the only weight is 100, and no analysis is named")
            report.map(rules, "says nothing: skipAnalysis is true")
            report.leave(canary.spec["provider"], "the host knows it")
        } else {
            report.map(canary.spec["skipAnalysis"], "says what is so anyway")
            try readHooks(canary.spec, rules)
            try readMetrics(rules)
            try readAlerts(rules)
            try readSteps(canary.spec, rules)
        }
        reportTemplates()
    }

    /// What is rolled out, and how it is reached: all but the names is the host's affair.
    private mutating func readTarget(_ spec: PolicyNode) throws(PolicyError) {
        let name = try (spec["service"]?["name"] ?? spec["targetRef"]?["name"]).label()
        report.leave(spec["targetRef"], "says which workload it is, which the host knows")
        report.leave(spec["service"], "says how it is reached, which the host knows")
        if let name {
            draft.environments = (PolicyName.name("\(name)-primary"), PolicyName.name("\(name)-canary"))
            report.map(spec["targetRef"]?["name"], "environments, as Flagger calls them")
            report.map(spec["service"]?["name"], "environments, as Flagger calls them")
        }
        for word in ["autoscalerRef", "ingressRef", "routeRef", "upstreamRef"] {
            report.leave(spec[word], "belongs to the workload, which the host knows")
        }
        report.leave(spec["revertOnDeletion"], "a policy is not installed and cannot be deleted")
        report.leave(spec["metricsServer"], "the host knows where series come from")
        report.leave(
            spec["analysis"]?["sessionAffinity"] ?? spec["canaryAnalysis"]?["sessionAffinity"],
            "is how the host carries it out")
        report.refuse(spec["stages"], "a policy is about one rollout: write a policy for each stage")
    }

    private mutating func readAlerts(_ rules: PolicyNode) throws(PolicyError) {
        let events = [
            "error": ["rollback", "aborted"], "warn": ["rollback", "aborted", "incident"],
            "info": ["advance", "rollback", "aborted", "incident", "completed"],
        ]
        for alert in try rules["alerts"].elements() {
            let severity = try alert["severity"].text() ?? "info"
            guard let told = events[severity] else {
                throw (alert["severity"] ?? alert).error("must be one of error, info, warn")
            }
            guard let channel = try (alert["providerRef"]?["name"] ?? alert["name"]).label() else {
                throw alert.error("needs providerRef with a name")
            }
            draft.addNotification(of: told, to: PolicyName.name(channel))
            report.map(alert["name"], "the channel says it")
            report.map(alert["providerRef"]?["name"], "notifications: channel \(PolicyName.name(channel))")
            report.leave(alert["providerRef"]?["namespace"], "the host knows its channels")
            report.approximate(alert["severity"], "notifications of \(told.joined(separator: ", "))")
        }
    }

    private mutating func reportTemplates() {
        for template in templates.values {
            report.leave(template.spec["provider"], "the host knows where series come from")
            report.leave(template.spec["query"], "no metric of the canary names this template")
        }
        for (query, place) in hooks.queries { report.map(query, place) }
    }
}

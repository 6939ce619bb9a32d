import JSONText
import Rollout

/// Makes a policy of Argo's `Rollout` and the `AnalysisTemplate`s that stand in the same file.
struct ArgoImport: Importer {
    /// The most steps of a canary, and the most metrics of all of its analyses together.
    static let (mostSteps, mostMetrics) = (1_000, 1_000)

    private let documents: [PolicyNode]
    var draft = PolicyDraft()
    var report = ImportReport()
    /// The templates of the file by name.
    var templates: [String: KubernetesObject] = [:]
    /// What was measured so far, and the series that it is.
    var series: [String: String] = [:]
    /// How many metrics the analyses have so far.
    var measured = 0
    /// Those that an analysis names.
    var usedTemplates: Set<String> = []

    init(_ documents: [PolicyNode]) {
        self.documents = documents
    }

    mutating func run() throws(PolicyError) {
        let rollout: KubernetesObject
        (rollout, templates) = try KubernetesObject.read(
            "Rollout", templates: ["AnalysisTemplate", "ClusterAnalysisTemplate"], usedBy: "the analysis that names it",
            in: documents, &report, &draft)
        try readWorkload(rollout.spec)
        let strategy = try rollout.spec.required("strategy")
        switch (strategy["canary"], strategy["blueGreen"]) {
        case (let canary?, nil): try readCanary(canary)
        case (nil, let blueGreen?): try readBlueGreen(blueGreen)
        default: throw strategy.error("needs either canary or blueGreen")
        }
        for (name, template) in templates where !usedTemplates.contains(name) {
            report.leave(template.spec, "no analysis names this template")
        }
    }

    /// What is not of one strategy alone.
    private mutating func readWorkload(_ spec: PolicyNode) throws(PolicyError) {
        for word in ["replicas", "selector", "template", "workloadRef", "minReadySeconds", "revisionHistoryLimit"] {
            report.leave(spec[word], "belongs to the workload, which the host knows")
        }
        report.leave(spec["restartAt"], "restarts instances, and rolls nothing out")
        report.leave(spec["analysis"], "says how long runs are kept, which the host knows")
        report.refuse(spec["rollbackWindow"], "a policy has no short way back to an older version")
        if let paused = spec["paused"] {
            let isPaused = try paused.truth()
            if isPaused { draft.addStep(StepDraft(pause: .approval(deadline: nil, onDeadline: nil))) }
            report.map(paused, isPaused ? "steps[0] waits for a person" : "says what is so anyway")
        }
        let aborts = try spec["progressDeadlineAbort"].truth() ?? false
        let action = aborts ? "abort" : "hold"
        report.map(spec["progressDeadlineAbort"], "gates.ready.onDeadline: \(action)")
        try readReadiness(in: spec, onDeadline: action, of: "Argo")
    }

    /// The two sides, by the names of their services.
    mutating func readServices(stable: PolicyNode?, candidate: PolicyNode?) throws(PolicyError) {
        guard let old = try stable.text(), let new = try candidate.text(), PolicyName.name(old) != PolicyName.name(new)
        else {
            report.leave(stable, "the environments are called stable and candidate")
            report.leave(candidate, "the environments are called stable and candidate")
            return
        }
        draft.environments = (PolicyName.name(old), PolicyName.name(new))
        report.map(stable, "environments.stable")
        report.map(candidate, "environments.candidate")
    }

    /// How long the old version is kept.
    ///
    /// - Parameter isKept: Whether it is, where nothing is written.
    mutating func readRetention(_ strategy: PolicyNode, isKept: Bool) throws(PolicyError) {
        if let delay = strategy["scaleDownDelaySeconds"] {
            draft.retention = try delay.span(each: .seconds(1))
            report.map(delay, "retention")
        } else if isKept {
            draft.retention = .seconds(30)
            report.assume("scaleDownDelaySeconds", in: strategy, "retention, by Argo's default of 30s")
        }
        for word in [
            "scaleDownDelayRevisionLimit", "abortScaleDownDelaySeconds", "dynamicStableScale", "antiAffinity",
            "pingPong",
            "minPodsPerReplicaSet", "canaryMetadata", "stableMetadata", "activeMetadata", "previewMetadata",
            "previewReplicaCount", "trafficRouting",
        ] {
            report.leave(strategy[word], "is how the host carries it out")
        }
    }
}

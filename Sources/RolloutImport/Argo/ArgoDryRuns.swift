import Rollout

/// The metrics that a run measures and does not judge by.
struct ArgoDryRuns {
    private var names: Set<String> = []

    init(_ lists: PolicyNode?...) throws(PolicyError) {
        for list in lists {
            for entry in try list.elements() { names.insert(try entry.required("metricName").label()) }
        }
    }

    /// Whether a metric is one of them. Argo takes patterns, too; `.*` is the one that people write.
    func contains(_ name: String) -> Bool { names.contains(name) || names.contains(".*") }
}

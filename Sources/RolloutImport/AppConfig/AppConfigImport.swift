import JSONText
import Rollout

/// Makes a policy of AppConfig's deployment strategy, and of the environment and the alarms that stand in the same
/// file.
struct AppConfigImport: Importer {
    let documents: [PolicyNode]
    var draft = PolicyDraft()
    var report = ImportReport()

    init(_ documents: [PolicyNode]) {
        self.documents = documents
    }

    mutating func run() throws(PolicyError) {
        draft.name = "appconfig"
        let strategies = documents.filter { $0.value.string != nil || $0["GrowthFactor"] != nil }
        guard let strategy = strategies.first else {
            throw PolicyError(
                documents.first?.path ?? [],
                "needs a deployment strategy with GrowthFactor, or the name of a predefined one")
        }
        guard strategies.count == 1 else {
            throw strategies[1].error("is a second strategy: a policy is about one; split the file")
        }
        let growth = try strategy.value.string == nil ? readStrategy(strategy) : readName(strategy)
        draft.steps = growth.steps
        let node = strategy["DeploymentDurationInMinutes"] ?? strategy
        for case .duration(let pause)? in draft.steps.map(\.pause) {
            draft.pace.wait(pause, node, "a pause of the steps")
        }
        var alarms = try CloudWatchAlarms(documents)
        var isWatched = false
        for document in documents where document["Monitors"] != nil {
            isWatched = true
            try readEnvironment(document, &alarms)
        }
        if !isWatched {
            for name in alarms.names { try alarms.addTrigger(name, action: "rollback", &draft, &report) }
        }
        alarms.reportRest(&report)
    }

    private mutating func readName(_ node: PolicyNode) throws(PolicyError) -> AppConfigGrowth {
        let name = try node.text()
        guard let growth = AppConfigGrowth.predefined(name) else {
            throw node.error("is no predefined strategy: give the output of aws appconfig get-deployment-strategy")
        }
        draft.name = name
        if growth.isExact {
            report.map(node, growth.summary)
        } else {
            report.approximate(node, "\(growth.summary); AWS does not say when each share is reached: evenly")
        }
        return growth
    }
}

import JSONText
import Rollout

/// Makes a policy of CodeDeploy's deployment configuration and group, and of the alarms that stand in the same file.
struct CodeDeployImport: Importer {
    let documents: [PolicyNode]
    var draft = PolicyDraft()
    var report = ImportReport()

    init(_ documents: [PolicyNode]) {
        self.documents = documents
    }

    mutating func run() throws(PolicyError) {
        draft.name = "codedeploy"
        let groups = documents.compactMap { document in
            document["deploymentGroupInfo"] ?? (document["deploymentGroupName"] == nil ? nil : document)
        }
        guard groups.count < 2 else {
            throw groups[1].error("is a second group: a policy is about one; split the file")
        }
        let shift = try readShift(group: groups.first)
        draft.strategy = shift.strategy
        draft.maxUnavailable = shift.maxUnavailable
        draft.maxSurge = shift.maxUnavailable == nil ? nil : .integer(0)
        var alarms = try CloudWatchAlarms(documents)
        if let group = groups.first {
            try readGroup(group)
            try readAlarms(group, &alarms)
        } else {
            for name in alarms.names { try alarms.addTrigger(name, action: "rollback", &draft, &report) }
        }
        for step in shift.steps { draft.addStep(step) }
        alarms.reportRest(&report)
    }

    /// The configuration that the file has, or the predefined one that it names.
    private mutating func readShift(group: PolicyNode?) throws(PolicyError) -> CodeDeployShift {
        let configurations = documents.compactMap { document in
            document["deploymentConfigInfo"] ?? (document.isConfiguration ? document : nil)
        }
        let names = documents.compactMap { $0.value.string == nil ? $0["deploymentConfigName"] : $0 }
        let others = configurations.isEmpty ? Array(names.dropFirst()) : Array(configurations.dropFirst())
        if let other = others.first, configurations.count > 1 || group == nil {
            throw other.error("is a second configuration: a policy is about one; split the file")
        }
        if let configuration = configurations.first {
            report.map(group?["deploymentConfigName"], "steps, by the configuration in this file")
            return try readConfiguration(configuration, hasName: group?["deploymentGroupName"] == nil)
        }
        guard let name = group?["deploymentConfigName"] ?? names.first else {
            throw PolicyError(
                documents.first?.path ?? [],
                "needs deploymentConfigInfo, deploymentGroupInfo or the name of a configuration")
        }
        guard let shift = CodeDeployShift.predefined(try name.text()) else {
            throw name.error(
                "is no predefined configuration: add the output of aws deploy get-deployment-config to the file")
        }
        if group == nil { draft.name = try name.text() }
        tell(shift, name)
        return shift
    }
}

extension PolicyNode {
    /// Whether it says itself how traffic moves.
    fileprivate var isConfiguration: Bool { self["trafficRoutingConfig"] != nil || self["minimumHealthyHosts"] != nil }
}

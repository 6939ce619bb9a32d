import JSONText
import Rollout

extension CodeDeployImport {
    /// A configuration as `aws deploy get-deployment-config` prints it.
    ///
    /// - Parameters:
    ///   - node: The configuration.
    ///   - hasName: Whether the policy has its name; else it has that of the group.
    mutating func readConfiguration(_ node: PolicyNode, hasName: Bool) throws(PolicyError) -> CodeDeployShift {
        if let name = try node["deploymentConfigName"].label() {
            if hasName { draft.name = name }
            report.map(node["deploymentConfigName"], hasName ? "name" : "the group that names it has its steps")
        }
        for word in ["deploymentConfigId", "createTime"] {
            report.leave(node[word], "says nothing of how it is rolled out")
        }
        report.leave(node["computePlatform"], "the host knows it")
        report.refuse(node["zonalConfig"], "a policy does not know zones")
        // A server's configuration says how many hosts must stay; all others say how traffic moves.
        if let hosts = node["minimumHealthyHosts"] { return try readHosts(hosts, beside: node) }
        let routing = try node.required("trafficRoutingConfig")
        let type = try routing.required("type")
        let shift: CodeDeployShift
        switch try type.text() {
        case "AllAtOnce": shift = .allAtOnce
        case "TimeBasedCanary":
            let canary = try routing.required("timeBasedCanary")
            shift = .canary(
                percent: try canary.required("canaryPercentage").integer(in: 1...99),
                interval: try canary.required("canaryInterval").span(each: .minutes(1)))
        case "TimeBasedLinear":
            let linear = try routing.required("timeBasedLinear")
            shift = .linear(
                percent: try linear.required("linearPercentage").integer(in: 1...99),
                interval: try linear.required("linearInterval").span(each: .minutes(1)))
        default: throw type.error("must be one of TimeBasedCanary, TimeBasedLinear, AllAtOnce")
        }
        tell(shift, routing)
        return shift
    }

    /// Says what becomes of a field that says how traffic moves.
    mutating func tell(_ shift: CodeDeployShift, _ node: PolicyNode) {
        report.map(node, shift.summary)
        for case .duration(let pause)? in shift.steps.map(\.pause) {
            draft.pace.wait(pause, node, "a pause of the steps")
        }
    }

    private mutating func readHosts(_ hosts: PolicyNode, beside node: PolicyNode) throws(PolicyError) -> CodeDeployShift
    {
        report.map(node["trafficRoutingConfig"], "hosts are exchanged, and take their traffic with them")
        let (type, value) = (try hosts.required("type"), try hosts.required("value"))
        switch try type.text() {
        case "FLEET_PERCENT":
            let most = 100 - (try value.integer(in: 0...100))
            report.map(hosts, "rolling.maxUnavailable: \(most)%")
            return .hosts(maxUnavailable: .string("\(most)%"))
        case "HOST_COUNT":
            let least = try value.integer(in: 0...100_000)
            guard least > 0 else {
                report.map(hosts, "rolling.maxUnavailable: 100%")
                return .hosts(maxUnavailable: .string("100%"))
            }
            report.approximate(hosts, "rolling.maxUnavailable: 1, since nothing says how many hosts there are")
            return .hosts(maxUnavailable: .integer(1))
        default: throw type.error("must be HOST_COUNT or FLEET_PERCENT")
        }
    }
}

import JSONText
import Rollout

extension ArgoImport {
    /// One step. What the language does not know waits for somebody outside, so that nothing is passed over.
    mutating func readStep(_ step: PolicyNode) throws(PolicyError) {
        let number = draft.steps.count
        let place = "steps[\(number)]"
        guard let (word, node) = step.namedParts.first, step.namedParts.count == 1 else {
            throw step.error("needs exactly one of setWeight, pause, analysis, setHeaderRoute, setMirrorRoute, …")
        }
        switch word {
        case "setWeight":
            draft.steps.append(StepDraft(weight: try node.number(in: 0...100)))
            report.map(node, "\(place).setWeight")
        case "pause":
            let duration = try node["duration"]?.secondsOrSpan()
            if let duration { draft.look(each: duration) }
            draft.steps.append(
                StepDraft(pause: duration.map { .duration($0) } ?? .approval(deadline: nil, onDeadline: nil)))
            report.map(node, duration == nil ? "\(place) waits for a person" : "\(place).pause")
        case "analysis": try append(node, as: "step-\(number + 1)")
        case "setHeaderRoute": try readHeaderRoute(node, number)
        case "setMirrorRoute": try readMirrorRoute(node, number)
        case "setCanaryScale":
            let name = "set-canary-scale-\(number + 1)"
            let values = node.namedParts.map { "\($0.name)=\($0.node.scalarText ?? "")" }
            draft.steps.append(StepDraft(action: name))
            draft.addDocumentation(name, values.joined(separator: ", "))
            report.approximate(node, "\(place) asks the host for the action \(name); documentation says what it is")
        default:
            let gate = draft.addExternalGate("\(word)-\(number + 1)")
            draft.steps.append(StepDraft(gate: gate))
            report.refuse(node, "\(place) waits until somebody outside states the fact \(gate)")
        }
    }

    private mutating func readHeaderRoute(_ node: PolicyNode, _ number: Int) throws(PolicyError) {
        let matches = try node["match"].elements()
        guard !matches.isEmpty else {
            // A route cannot be taken away by a policy, but the host can do it.
            let name = "remove-header-route-\(number + 1)"
            draft.steps.append(StepDraft(action: name))
            report.approximate(node, "steps[\(number)] asks the host for the action \(name)")
            return
        }
        var step = StepDraft()
        for match in matches {
            let header = try match.required("headerName")
            let name = try header.text()
            let value = try match.required("headerValue")
            guard step.headerRoute[name] == nil else {
                report.refuse(match, "a policy knows one value of a header at a time: the first")
                continue
            }
            step.route(HeaderMatch(name, value), value, step: number, &report)
            report.map(header, "steps[\(number)].setHeaderRoute")
        }
        report.map(node["name"], "the host names its routes")
        // A step that routes nothing would be refused, and passing it over would be silent.
        if step.headerRoute.isEmpty { step.gate = draft.addExternalGate("header-route-\(number + 1)") }
        draft.steps.append(step)
    }

    private mutating func readMirrorRoute(_ node: PolicyNode, _ number: Int) throws(PolicyError) {
        let share = try node["percentage"].number(in: 0...100)
        let isRemoved = share == nil && node["match"] == nil
        draft.steps.append(StepDraft(mirror: share ?? (isRemoved ? 0 : 100)))
        report.map(node["name"], "the host names its routes")
        report.map(node["percentage"], "steps[\(number)].setMirrorRoute")
        report.refuse(node["match"], "copies are made of all requests, and not only of those that match")
    }
}

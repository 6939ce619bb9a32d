import JSONText
import Rollout

extension ArgoImport {
    /// One step of the canary, by its number from 1. What the language does not know waits for somebody outside, so
    /// that nothing is passed over.
    mutating func readStep(_ step: PolicyNode, _ number: Int) throws(PolicyError) {
        guard let (word, node) = step.namedParts.first, step.namedParts.count == 1 else {
            throw step.error("needs exactly one of setWeight, pause, analysis, setHeaderRoute, setMirrorRoute, …")
        }
        switch word {
        case "setWeight":
            let place = draft.addStep(StepDraft(weight: try node.number(in: 0...100)))
            report.map(node, "steps[\(place)].setWeight")
        case "pause": try readPause(node)
        case "analysis": try append(node, as: "step-\(number)")
        case "setHeaderRoute": try readHeaderRoute(node, number)
        case "setMirrorRoute": try readMirrorRoute(node)
        case "setCanaryScale":
            let name = "set-canary-scale-\(number)"
            let values = node.namedParts.map { "\($0.name)=\($0.node.scalarText ?? "")" }
            let place = draft.addStep(StepDraft(action: name))
            draft.addDocumentation(name, values.joined(separator: ", "))
            report.approximate(
                node, "steps[\(place)] asks the host for the action \(name); documentation says what it is")
        default:
            let gate = draft.addExternalGate("\(word)-\(number)")
            let place = draft.addStep(StepDraft(gate: gate))
            report.refuse(node, "steps[\(place)] waits until somebody outside states the fact \(gate)")
        }
    }

    private mutating func readPause(_ node: PolicyNode) throws(PolicyError) {
        guard let duration = node["duration"] else {
            let place = draft.addStep(StepDraft(pause: .approval(deadline: nil, onDeadline: nil)))
            report.map(node, "steps[\(place)] waits for a person")
            return
        }
        let span = try duration.secondsOrSpan()
        let place = "steps[\(draft.addStep(StepDraft(pause: .duration(span))))].pause"
        report.map(node, place)
        draft.pace.wait(span, duration, place)
    }

    private mutating func readHeaderRoute(_ node: PolicyNode, _ number: Int) throws(PolicyError) {
        let matches = try node["match"].elements()
        guard !matches.isEmpty else {
            // A route cannot be taken away by a policy, but the host can do it.
            let name = "remove-header-route-\(number)"
            let place = draft.addStep(StepDraft(action: name))
            report.approximate(node, "steps[\(place)] asks the host for the action \(name)")
            return
        }
        var step = StepDraft()
        let place = draft.place(of: StepDraft(headerRoute: ["name": "value"]))
        for match in matches {
            let header = try match.required("headerName")
            let name = try header.text()
            let value = try match.required("headerValue")
            guard step.headerRoute[name] == nil else {
                report.refuse(match, "a policy knows one value of a header at a time: the first")
                continue
            }
            step.route(HeaderMatch(name, value), value, step: place, &report)
            report.map(header, "steps[\(place)].setHeaderRoute")
        }
        report.leave(node["name"], "the host names its routes")
        // A step that routes nothing would be refused, and passing it over would be silent.
        if step.headerRoute.isEmpty { step.gate = draft.addExternalGate("header-route-\(number)") }
        draft.addStep(step)
    }

    private mutating func readMirrorRoute(_ node: PolicyNode) throws(PolicyError) {
        let share = try node["percentage"].number(in: 0...100)
        let isRemoved = share == nil && node["match"] == nil
        let place = draft.addStep(StepDraft(mirror: share ?? (isRemoved ? 0 : 100)))
        report.leave(node["name"], "the host names its routes")
        report.map(node["percentage"], "steps[\(place)].setMirrorRoute")
        report.refuse(node["match"], "copies are made of all requests, and not only of those that match")
    }
}

import JSONText
import Rollout

extension ArgoImport {
    /// Steps in their order, then all traffic.
    mutating func readCanary(_ canary: PolicyNode) throws(PolicyError) {
        try readServices(stable: canary["stableService"], candidate: canary["canaryService"])
        // Without a router the instances are the weights, and the old ones go as the new ones come.
        try readRetention(canary, isKept: canary["trafficRouting"] != nil)
        draft.maxSurge = try readInstances(canary["maxSurge"], "rolling.maxSurge")
        draft.maxUnavailable = try readInstances(canary["maxUnavailable"], "rolling.maxUnavailable")
        let steps = try canary["steps"].elements()
        guard steps.count <= Self.mostSteps else { throw canary.error("has more than \(Self.mostSteps) steps") }
        let background = canary["analysis"]
        // Both count what is before it: Argo from 0, policies from 1.
        let start = min(try background?["startingStep"].integer(in: 0...10_000) ?? 0, steps.count)
        let outcome = try background.map { node throws(PolicyError) in try readAnalysis(node, as: "background") }
        for (index, step) in (steps.map { $0 } + [nil]).enumerated() {
            if index == start, case .gate(let name)? = outcome {
                let place = draft.addStep(StepDraft(gate: name))
                report.approximate(background?["startingStep"], "steps[\(place)] waits for gates.\(name)")
            }
            // Nothing is to be measured while a gate waits.
            if index == start, case .compat? = outcome { draft.closeGate() }
            if let step { try readStep(step, index + 1) } else { draft.addStep(StepDraft(weight: 100)) }
            if index == start, case .compat(let name)? = outcome {
                draft.background = (name, draft.steps.count)
                report.map(background?["startingStep"], "compat.background.fromStep: \(draft.steps.count)")
            }
        }
    }

    /// Everything beside the old version, an analysis before and one after all traffic moves.
    mutating func readBlueGreen(_ blueGreen: PolicyNode) throws(PolicyError) {
        draft.strategy = .blueGreen
        try readServices(stable: blueGreen["activeService"], candidate: blueGreen["previewService"])
        try readRetention(blueGreen, isKept: true)
        report.leave(blueGreen["maxUnavailable"], "is how the host carries it out")
        if let analysis = blueGreen["prePromotionAnalysis"] { try append(analysis, as: "pre-promotion") }
        let isAutomatic = try blueGreen["autoPromotionEnabled"].truth() ?? true
        let wait = try blueGreen["autoPromotionSeconds"]?.span(each: .seconds(1))
        if isAutomatic {
            report.map(blueGreen["autoPromotionEnabled"], "says what is so anyway")
            report.map(blueGreen["autoPromotionSeconds"], "says nothing where promotion is automatic")
        } else {
            let deadline = wait.map { max($0, .seconds(1)) }
            let place = draft.addStep(StepDraft(pause: .approval(deadline: deadline, onDeadline: .advance)))
            report.map(blueGreen["autoPromotionEnabled"], "steps[\(place)] waits for a person")
            let text = "steps[\(place)].pause.approval.deadline"
            report.map(blueGreen["autoPromotionSeconds"], "\(text), and then it goes on")
            if let deadline, let node = blueGreen["autoPromotionSeconds"] { draft.pace.wait(deadline, node, text) }
        }
        draft.addStep(StepDraft(weight: 100))
        if let analysis = blueGreen["postPromotionAnalysis"] { try append(analysis, as: "post-promotion") }
    }

    /// A step that waits for an analysis.
    mutating func append(_ analysis: PolicyNode, as name: String) throws(PolicyError) {
        switch try readAnalysis(analysis, as: name) {
        case .compat(let name): draft.addStep(StepDraft(analysis: name))
        case .gate(let name): draft.addStep(StepDraft(gate: name))
        }
    }

    /// A number of instances or a share of them.
    private mutating func readInstances(_ node: PolicyNode?, _ place: String) throws(PolicyError) -> JSONValue? {
        guard let node else { return nil }
        if let text = node.value.string {
            guard text.hasSuffix("%"), let share = Int(text.dropLast()), (0...1_000).contains(share) else {
                throw node.error("must be a number of instances or a share like 25%")
            }
            guard share <= 100 else {
                report.approximate(node, "\(place): 100%, the most that a policy knows")
                return .string("100%")
            }
        } else {
            _ = try node.integer(in: 0...100_000)
        }
        report.map(node, place)
        return node.value
    }
}

import JSONText
import Rollout

extension ArgoImport {
    /// Steps one to one, then all traffic.
    mutating func readCanary(_ canary: PolicyNode) throws(PolicyError) {
        try readServices(stable: canary["stableService"], candidate: canary["canaryService"])
        try readRetention(canary)
        draft.maxSurge = try readInstances(canary["maxSurge"], "rolling.maxSurge")
        draft.maxUnavailable = try readInstances(canary["maxUnavailable"], "rolling.maxUnavailable")
        let first = draft.steps.count
        for step in try canary["steps"].elements() { try readStep(step) }
        draft.steps.append(StepDraft(weight: 100))
        if let analysis = canary["analysis"] { try readBackground(analysis, firstStep: first) }
    }

    /// An analysis beside the steps. One that cannot be judged here is waited for.
    private mutating func readBackground(_ analysis: PolicyNode, firstStep: Int) throws(PolicyError) {
        let start = try analysis["startingStep"].integer(in: 0...10_000) ?? 0
        // Both count what is before it: Argo from 0, policies from 1.
        let step = min(firstStep + start, draft.steps.count - 1)
        switch try readAnalysis(analysis, as: "background") {
        case .compat(let name):
            draft.background = (name, step + 1)
            report.map(analysis["startingStep"], "compat.background.fromStep: \(step + 1)")
        case .gate(let name):
            draft.steps.insert(StepDraft(gate: name), at: step)
            report.approximate(analysis["startingStep"], "steps[\(step)] waits for gates.\(name)")
        }
    }

    /// Everything beside the old version, an analysis before and one after all traffic moves.
    mutating func readBlueGreen(_ blueGreen: PolicyNode) throws(PolicyError) {
        draft.strategy = .blueGreen
        try readServices(stable: blueGreen["activeService"], candidate: blueGreen["previewService"])
        try readRetention(blueGreen)
        report.refuse(blueGreen["maxUnavailable"], "is how the host carries it out")
        if let analysis = blueGreen["prePromotionAnalysis"] { try append(analysis, as: "pre-promotion") }
        let isAutomatic = try blueGreen["autoPromotionEnabled"].truth() ?? true
        let wait = try blueGreen["autoPromotionSeconds"]?.span(each: .seconds(1))
        let place = "steps[\(draft.steps.count)]"
        if isAutomatic {
            report.map(blueGreen["autoPromotionEnabled"], "says what is so anyway")
            report.map(blueGreen["autoPromotionSeconds"], "says nothing where promotion is automatic")
        } else {
            let deadline = wait.map { max($0, .seconds(1)) }
            draft.steps.append(StepDraft(pause: .approval(deadline: deadline, onDeadline: .advance)))
            report.map(blueGreen["autoPromotionEnabled"], "\(place) waits for a person")
            report.map(blueGreen["autoPromotionSeconds"], "\(place).pause.approval.deadline, and then it goes on")
        }
        draft.steps.append(StepDraft(weight: 100))
        if let analysis = blueGreen["postPromotionAnalysis"] { try append(analysis, as: "post-promotion") }
    }

    /// A step that waits for an analysis.
    mutating func append(_ analysis: PolicyNode, as name: String) throws(PolicyError) {
        switch try readAnalysis(analysis, as: name) {
        case .compat(let name): draft.steps.append(StepDraft(analysis: name))
        case .gate(let name): draft.steps.append(StepDraft(gate: name))
        }
    }

    /// A number of instances or a share of them.
    private mutating func readInstances(_ node: PolicyNode?, _ place: String) throws(PolicyError) -> JSONValue? {
        guard let node else { return nil }
        if let text = node.value.string {
            guard text.hasSuffix("%"), let share = Int(text.dropLast()), (0...100).contains(share) else {
                throw node.error("must be a number of instances or a share like 25%")
            }
        } else {
            _ = try node.integer(in: 0...100_000)
        }
        report.map(node, place)
        return node.value
    }
}

import JSONText
import Rollout

extension FlaggerImport {
    /// The most steps of one kind that a file may stand for.
    private static let most = 1_000

    /// What comes before, weights or rounds without traffic, and the promotion.
    mutating func readSteps(_ spec: PolicyNode, _ rules: PolicyNode) throws(PolicyError) {
        try readBeginning(spec)
        report.leave(spec["provider"], "the host knows it")
        let rounds = try rounds(spec, rules)
        let isWritten = try rules["iterations"].integer(in: 0...Self.most) ?? 0 > 0
        report.map(rules["iterations"], isWritten ? "so many steps with the analysis" : "says what is so anyway")
        if rounds > 0, !isWritten {
            report.approximate(
                spec["provider"],
                "Flagger makes \(rounds) rounds without traffic for this provider, and so do the steps")
        }
        if rounds > 0 {
            try readRounds(rules, rounds)
        } else {
            try readWeights(rules)
        }
    }

    /// How many rounds of the analysis there are in place of weights; 0 for weights.
    func rounds(_ spec: PolicyNode, _ rules: PolicyNode) throws(PolicyError) -> Int {
        let written = try rules["iterations"].integer(in: 0...Self.most) ?? 0
        // Without a mesh there is nothing that could shift a share.
        return written == 0 && spec["provider"]?.value.string == "kubernetes" ? 10 : written
    }

    /// What must be so before anything happens.
    mutating func readBeginning(_ spec: PolicyNode) throws(PolicyError) {
        if let suspend = spec["suspend"] {
            let isSuspended = try suspend.truth()
            if isSuspended { draft.addStep(StepDraft(pause: .approval(deadline: nil, onDeadline: nil))) }
            report.map(suspend, isSuspended ? "steps[0] waits for a person" : "says what is so anyway")
        }
        try readReadiness(in: spec, onDeadline: "abort", of: "Flagger")
        if !hooks.beforeRollout.isEmpty {
            draft.addStep(
                StepDraft(gate: draft.addGate("confirm-rollout", ["facts": .texts(hooks.beforeRollout)])))
        }
        if !hooks.beforeTraffic.isEmpty {
            let gate = draft.addGate(
                "pre-rollout", ["commands": .texts(hooks.beforeTraffic), "onFail": .string("abort")])
            draft.addStep(StepDraft(gate: gate))
        }
    }

    /// Rounds of the analysis while the candidate gets no traffic, only that of a header, or copies.
    private mutating func readRounds(_ rules: PolicyNode, _ rounds: Int) throws(PolicyError) {
        for word in ["stepWeight", "stepWeights", "maxWeight"] {
            report.map(rules[word], "says nothing: Flagger makes iterations instead of weights")
        }
        let first = draft.addStep(StepDraft(analysis: analysis, pause: pause))
        draft.steps += Array(repeating: StepDraft(analysis: analysis, pause: pause), count: rounds - 1)
        let matches = try rules["match"].elements()
        draft.strategy = matches.isEmpty ? .blueGreen : .canary
        for (index, match) in matches.enumerated() { readMatch(match, isFirst: index == 0, step: first) }
        let isMirrored = try readMirror(rules)
        if isMirrored { draft.steps[first].mirror = try rules["mirrorWeight"].number(in: 0...100) ?? 100 }
        var last = StepDraft(mirror: isMirrored ? 0 : nil, weight: 100)
        last.gate = promotionGate()
        report.map(rules["stepWeightPromotion"], "says nothing: iterations end with all traffic at once")
        draft.steps.append(last)
    }

    /// Growing weights with the analysis at each, up to the largest, and then the promotion.
    private mutating func readWeights(_ rules: PolicyNode) throws(PolicyError) {
        report.map(rules["match"], "says nothing: without iterations Flagger sends no requests by their headers")
        let weights = try FlaggerWeights(rules).all(atMost: Self.most)
        for word in ["stepWeight", "stepWeights", "maxWeight"] {
            report.map(rules[word], "steps: \(weights.map { "\($0) %" }.joined(separator: ", "))")
        }
        let isMirrored = try readMirror(rules)
        if isMirrored {
            let share = try rules["mirrorWeight"].number(in: 0...100) ?? 100
            draft.addStep(StepDraft(mirror: share, analysis: analysis, pause: pause))
        }
        for (index, weight) in weights.enumerated() {
            var step = StepDraft(weight: Double(weight), analysis: analysis, pause: pause)
            step.requires = hooks.beforeIncrease
            step.mirror = isMirrored && index == 0 ? 0 : nil
            draft.addStep(step)
        }
        let gate = promotionGate()
        let promotion = try readPromotion(rules, from: weights.last ?? 0)
        for (index, weight) in promotion.enumerated() {
            let isLast = index == promotion.count - 1
            // Where everything is shifted already the promotion moves nothing.
            let isMoving = weight > weights.last ?? 0
            var step = StepDraft(gate: index == 0 ? gate : nil, pause: isLast ? nil : pause)
            step.weight = isMoving ? Double(weight) : nil
            if isMoving || step.gate != nil { draft.addStep(step) }
        }
    }

    /// The weights from the largest with an analysis to all.
    private mutating func readPromotion(_ rules: PolicyNode, from weight: Int) throws(PolicyError) -> [Int] {
        let growth = try rules["stepWeightPromotion"].integer(in: 0...100) ?? 0
        let weights = growth > 0 ? Array(stride(from: weight + growth, to: 100, by: growth)) + [100] : [100]
        report.approximate(
            rules["stepWeightPromotion"],
            "steps: \(weights.map { "\($0) %" }.joined(separator: ", ")); Flagger shifts back to its primary"
        )
        return weights
    }

    private mutating func readMirror(_ rules: PolicyNode) throws(PolicyError) -> Bool {
        let isMirrored = try rules["mirror"].truth() ?? false
        report.map(
            rules["mirror"], isMirrored ? "setMirrorRoute of a step before the weights" : "says what is so anyway")
        if isMirrored {
            report.map(rules["mirrorWeight"], "setMirrorRoute")
        } else {
            report.map(rules["mirrorWeight"], "says nothing: mirror is not true")
        }
        return isMirrored
    }

    /// Headers of one match; a second match would be another way to the candidate, of which a policy knows one.
    private mutating func readMatch(_ match: PolicyNode, isFirst: Bool, step: Int) {
        guard isFirst else {
            report.refuse(match, "a policy knows one set of headers at a time: the first")
            return
        }
        for (header, node) in match["headers"]?.namedParts ?? [] {
            draft.steps[step].route(HeaderMatch(header, node), node, step: step, &report)
        }
    }

    private mutating func promotionGate() -> String? {
        guard !hooks.beforePromotion.isEmpty else { return nil }
        return draft.addGate("confirm-promotion", ["facts": .texts(hooks.beforePromotion)])
    }

    /// Flagger looks once an interval.
    private var pause: StepDraft.Pause { .duration(draft.pace.interval) }
}

import JSONText
import Rollout

extension FlaggerImport {
    /// The most steps of one kind that a file may stand for.
    private static let most = 1_000

    /// What comes before, weights or rounds without traffic, and the promotion.
    mutating func readSteps(_ spec: PolicyNode, _ rules: PolicyNode) throws(PolicyError) {
        try readBeginning(spec)
        let provider = try spec["provider"].text()
        report.map(spec["provider"], "the host knows it")
        var rounds = try rules["iterations"].integer(in: 0...Self.most) ?? 0
        report.map(rules["iterations"], rounds > 0 ? "so many steps with the analysis" : "says what is so anyway")
        if provider == "kubernetes", rounds == 0 {
            rounds = 10
            report.approximate(spec["provider"], "Flagger makes 10 rounds without traffic for this provider")
        }
        if rounds > 0 {
            try readRounds(rules, rounds)
        } else {
            try readWeights(rules)
        }
    }

    /// What must be so before anything happens.
    mutating func readBeginning(_ spec: PolicyNode) throws(PolicyError) {
        if let suspend = spec["suspend"] {
            let isSuspended = try suspend.truth()
            if isSuspended { draft.steps.append(StepDraft(pause: .approval(deadline: nil, onDeadline: nil))) }
            report.map(suspend, isSuspended ? "steps[0] waits for a person" : "says what is so anyway")
        }
        if let deadline = spec["progressDeadlineSeconds"] {
            let gate = draft.addGate(
                "ready",
                [
                    "facts": .texts(["ready"]),
                    "deadline": .span(max(.seconds(1), try deadline.span(each: .seconds(1)))),
                    "onDeadline": .string("abort"),
                ])
            draft.steps.append(StepDraft(gate: gate))
            report.approximate(deadline, "gates.\(gate).deadline, until the host states the fact that it is ready")
        }
        if !hooks.beforeRollout.isEmpty {
            draft.steps.append(
                StepDraft(gate: draft.addGate("confirm-rollout", ["facts": .texts(hooks.beforeRollout)])))
        }
        if !hooks.beforeTraffic.isEmpty {
            let gate = draft.addGate(
                "pre-rollout", ["commands": .texts(hooks.beforeTraffic), "onFail": .string("abort")])
            draft.steps.append(StepDraft(gate: gate))
        }
    }

    /// Rounds of the analysis while the candidate gets no traffic, only that of a header, or copies.
    private mutating func readRounds(_ rules: PolicyNode, _ rounds: Int) throws(PolicyError) {
        for word in ["stepWeight", "stepWeights", "maxWeight"] {
            report.refuse(rules[word], "iterations are made instead of weights")
        }
        let first = draft.steps.count
        draft.steps += Array(repeating: StepDraft(analysis: analysis, pause: pause), count: rounds)
        let matches = try rules["match"].elements()
        draft.strategy = matches.isEmpty ? .blueGreen : .canary
        for (index, match) in matches.enumerated() { readMatch(match, isFirst: index == 0, step: first) }
        let isMirrored = try readMirror(rules)
        if isMirrored { draft.steps[first].mirror = try rules["mirrorWeight"].number(in: 0...100) ?? 100 }
        var last = StepDraft(mirror: isMirrored ? 0 : nil, weight: 100)
        last.gate = promotionGate()
        report.refuse(rules["stepWeightPromotion"], "iterations end with all traffic at once")
        draft.steps.append(last)
    }

    /// Growing weights with the analysis at each, up to the largest, and then the promotion.
    private mutating func readWeights(_ rules: PolicyNode) throws(PolicyError) {
        report.refuse(rules["match"], "without iterations Flagger sends no requests by their headers")
        let weights = try FlaggerWeights(rules).all(atMost: Self.most)
        for word in ["stepWeight", "stepWeights", "maxWeight"] {
            report.map(rules[word], "steps: \(weights.map { "\($0) %" }.joined(separator: ", "))")
        }
        let isMirrored = try readMirror(rules)
        if isMirrored {
            let share = try rules["mirrorWeight"].number(in: 0...100) ?? 100
            draft.steps.append(StepDraft(mirror: share, analysis: analysis, pause: pause))
        }
        for (index, weight) in weights.enumerated() {
            var step = StepDraft(weight: Double(weight), analysis: analysis, pause: pause)
            step.requires = hooks.beforeIncrease
            step.mirror = isMirrored && index == 0 ? 0 : nil
            draft.steps.append(step)
        }
        let gate = promotionGate()
        let promotion = try readPromotion(rules, from: weights.last ?? 0)
        for (index, weight) in promotion.enumerated() {
            let isLast = index == promotion.count - 1
            draft.steps.append(
                StepDraft(gate: index == 0 ? gate : nil, weight: Double(weight), pause: isLast ? nil : pause))
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
            report.refuse(rules["mirrorWeight"], "mirror is not true")
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
    private var pause: StepDraft.Pause? { draft.interval.map { .duration($0) } }
}

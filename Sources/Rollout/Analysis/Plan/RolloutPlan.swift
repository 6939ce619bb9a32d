#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The timeline of a policy: when each step can end at the earliest, how fast a regression is found, how many requests
/// are needed.
public struct RolloutPlan: Sendable, Hashable {
    /// One step.
    public struct Entry: Sendable, Hashable {
        /// Its number, from 1.
        public var step: Int
        /// What it does, in a few words.
        public var action: String
        /// The candidate's share of the traffic while it lasts, 0 to 100.
        public var weight: Double
        /// When it begins at the earliest, from the start.
        public var earliestStart: Span
        /// When it ends at the earliest, from the start.
        public var earliestEnd: Span
        /// How many requests the candidate sees meanwhile; nil without a rate.
        public var requests: Int?
        /// How many requests its analysis needs to decide, when nothing is wrong; nil when it needs none.
        public var requestsNeeded: Int?
        /// What it waits for besides time: a gate, a person, facts.
        public var waitsFor: [String]
    }

    /// How fast one trigger acts.
    public struct Detection: Sendable, Hashable {
        /// The trigger: `triggers[0]`.
        public var rule: String
        /// What it does.
        public var action: String
        /// How long after the fault began it fires at the latest, when data come in time.
        public var latest: Span
    }

    /// The steps in order.
    public var entries: [Entry]
    /// The triggers in order.
    public var detections: [Detection]
    /// When the rollout can be complete at the earliest, from the start.
    public var earliestCompletion: Span
}

extension RolloutPolicy {
    /// The timeline of the policy when nothing goes wrong and nobody hesitates.
    ///
    /// - Parameter requestsPerMinute: How many requests all environments together get; nil when unknown.
    public func plan(requestsPerMinute: Double? = nil) -> RolloutPlan {
        var entries: [RolloutPlan.Entry] = []
        var time = Span.zero
        var weight = 0.0
        for (index, step) in steps.enumerated() {
            let start = time
            weight = step.weight ?? weight
            time = time + duration(of: step)
            let minutes = (time - start).minutes
            entries.append(
                RolloutPlan.Entry(
                    step: index + 1, action: step.words, weight: weight, earliestStart: start, earliestEnd: time,
                    requests: requestsPerMinute.map { Int(clamping: ($0 * minutes * weight / 100).rounded(.down)) },
                    requestsNeeded: requestsNeeded(by: step), waitsFor: step.waits(gates)))
        }
        let detections = triggers.enumerated().map { index, trigger in
            RolloutPlan.Detection(
                rule: "triggers[\(index)]", action: trigger.action?.description ?? "matrix",
                latest: interval + trigger.when.delay(metrics, interval))
        }
        return RolloutPlan(entries: entries, detections: detections, earliestCompletion: time)
    }

    /// A step takes at least one look; its effects are seen to be done at the next one.
    private func duration(of step: Step) -> Span {
        var span = step.settle
        if step.weight != nil || step.action != nil || step.mirror != nil || !step.headerRoute.isEmpty {
            span = max(span, interval)
        }
        if step.verify != nil { span = span + interval }
        if case .duration(let pause) = step.pause {
            span = span + max(pause, step.bakeTime ?? .zero)
        } else {
            span = span + (step.bakeTime ?? .zero)
        }
        let looks = (span.milliseconds + interval.milliseconds - 1) / max(1, interval.milliseconds)
        return interval * max(1, Int(clamping: looks))
    }

    private func requestsNeeded(by step: Step) -> Int? {
        guard let name = step.analysisName, let analysis = analyses[name] else {
            return nil
        }
        var needed = 0
        for condition in analysis.conditions {
            condition.visit { condition in
                guard case .comparison(let comparison) = condition, let metric = metrics[comparison.metric] else {
                    return
                }
                needed = max(needed, metric.minSamples)
                guard case .sequential(let alpha) = analysis.test, case .absolute(let limit) = comparison.limit,
                    let evidence = ProportionEvidence(limit: limit * (metric.unit?.factor ?? 1))
                else { return }
                needed = max(needed, evidence.requestsToProveBelow(failures: 0, of: 0, alpha: alpha) ?? 0)
            }
        }
        return needed > 0 ? needed : nil
    }
}

extension Condition {
    /// How long a breach must have lasted, and how late its data are.
    func delay(_ metrics: [String: Metric], _ interval: Span) -> Span {
        switch self {
        case .lasting(let span, let part): return span + part.delay(metrics, interval)
        case .all(let parts), .any(let parts): return parts.map { $0.delay(metrics, interval) }.max() ?? .zero
        case .comparison(let comparison):
            return (metrics[comparison.metric]?.offset ?? .zero) + (comparison.window ?? .zero)
        case .fact, .unhealthy, .component: return .zero
        }
    }
}

extension Step {
    /// What it does, in a few words.
    var words: String {
        if let name { return name }
        if let weight { return "\(Decimal.text(weight)) % of the traffic" }
        if let gate { return "gate \(gate)" }
        if let action { return action }
        if let mirror { return "copies of \(Decimal.text(mirror)) % of the requests" }
        if !headerRoute.isEmpty { return "requests with headers" }
        return pause == nil ? "wait" : "pause"
    }

    func waits(_ gates: [String: Gate]) -> [String] {
        var waits = gate.map { ["gate \($0)"] } ?? []
        waits += requires
        if case .approval = pause { waits.append("a person") }
        return waits
    }
}

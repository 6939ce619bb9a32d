import JSONText
import Rollout

/// A step of a policy that is being drafted.
struct StepDraft: Hashable {
    /// A wait.
    enum Pause: Hashable {
        case duration(Span)
        case approval(deadline: Span?, onDeadline: DeadlineAction?)
    }

    var name: String?
    var gate: String?
    var requires: [String] = []
    var action: String?
    var headerRoute: [String: String] = [:]
    var mirror: Double?
    var weight: Double?
    var analysis: String?
    var pause: Pause?
    var bakeTime: Span?

    /// The same with another step behind it; nil where this one waits, or the other does something that comes before
    /// what this one does.
    func joined(_ next: StepDraft) -> StepDraft? {
        guard let last = parts.last, let first = next.parts.first, last < first, last < .wait else { return nil }
        var both = self
        both.name = name ?? next.name
        both.gate = gate ?? next.gate
        both.requires += next.requires
        both.action = action ?? next.action
        both.headerRoute.merge(next.headerRoute) { mine, _ in mine }
        both.mirror = mirror ?? next.mirror
        both.weight = weight ?? next.weight
        both.analysis = next.analysis
        both.pause = next.pause
        both.bakeTime = next.bakeTime
        return both
    }

    /// What it has of what a step does, in the order in which a step does it.
    private var parts: [Part] {
        let present: [(Part, Bool)] = [
            (.gate, gate != nil), (.requires, !requires.isEmpty), (.action, action != nil),
            (.header, !headerRoute.isEmpty), (.mirror, mirror != nil), (.weight, weight != nil),
            (.wait, analysis != nil || pause != nil || bakeTime != nil),
        ]
        return present.compactMap { $0.1 ? $0.0 : nil }
    }

    /// What a step does, in its order.
    private enum Part: Int, Comparable {
        case gate, requires, action, header, mirror, weight, wait

        static func < (left: Part, right: Part) -> Bool { left.rawValue < right.rawValue }
    }

    /// The step as policies write it.
    var document: JSONValue {
        .members([
            "name": name.map { .string($0) },
            "gate": gate.map { .string($0) },
            "requires": JSONValue.texts(requires).unlessEmpty,
            "action": action.map { .string($0) },
            "setHeaderRoute": JSONValue.members(headerRoute.sorted { $0.key < $1.key }.map { ($0, .string($1)) })
                .unlessEmpty,
            "setMirrorRoute": mirror.map { JSONValue(plain: $0) },
            "setWeight": weight.map { JSONValue(plain: $0) },
            "pause": pause?.document,
            "analysis": analysis.map { .string($0) },
            "bakeTime": bakeTime.map { .span($0) },
        ])
    }
}

extension StepDraft.Pause {
    fileprivate var document: JSONValue {
        switch self {
        case .duration(let span): .members(["duration": .span(span)])
        case .approval(nil, _): .members([:])
        case .approval(let deadline?, let action):
            .members([
                "approval": .members([
                    "deadline": .span(deadline), "onDeadline": action.map { .string($0.rawValue) },
                ])
            ])
        }
    }
}

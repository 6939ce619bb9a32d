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

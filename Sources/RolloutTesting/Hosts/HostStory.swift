import JSONText
import Rollout

/// What happens to the rollout that a host is tried with.
enum HostStory: CaseIterable {
    /// Nothing is wrong with the candidate.
    case completes
    /// It breaks while its traffic is being increased.
    case breaksOnTheWay
    /// It breaks when it has all traffic.
    case breaksAtTheEnd

    /// How it must end.
    var end: RolloutPhase { self == .completes ? .completed : .rolledBack }

    /// What it is, as a violation says it.
    var words: String {
        switch self {
        case .completes: "in a rollout that completes"
        case .breaksOnTheWay: "in a rollout that is taken back on its way"
        case .breaksAtTheEnd: "in a rollout that is taken back at its end"
        }
    }

    /// Whether the candidate is broken once so much traffic was decided for it.
    func isBroken(at weight: Double) -> Bool {
        switch self {
        case .completes: false
        case .breaksOnTheWay: weight >= 25
        case .breaksAtTheEnd: weight >= 100
        }
    }

    /// Every kind of effect that a host has to acknowledge before a rollout goes on, and notifications and records: as
    /// any policy may want them.
    static func policy() throws(PolicyError) -> RolloutPolicy {
        let document: JSONValue
        do throws(JSONError) {
            document = try JSONValue(reading: Array(text.utf8))
        } catch {
            throw PolicyError([], String(describing: error.reason))
        }
        return try RolloutPolicy(document)
    }

    private static let text = """
        {"apiVersion": "rollout/v1", "name": "conformance",
         "gates": {"smoke": {"commands": ["smoke"]}},
         "steps": [{"setWeight": 5, "verify": {"samples": 10, "field": "environment"}},
          {"gate": "smoke", "action": "warm_caches", "setHeaderRoute": {"x-canary": "1"}, "setMirrorRoute": 10,
           "setWeight": 25},
          {"setWeight": 100, "verify": {"samples": 10, "field": "environment"}, "bakeTime": "5m"}],
         "triggers": [{"when": "fact(broken)", "action": "rollback"}],
         "rollback": {"immediate": {"weights": [10, 0], "stepDuration": "1m",
          "verify": {"samples": 10, "field": "environment"}}},
         "notifications": [{"event": "advance", "channel": "releases", "template": "{name}: {weight} %"}],
         "records": ["releases.csv"]}
        """
}

import FeatureFlagsRedis
import JSONText

extension FlagDecision {
    /// Names and values for people, those that are known.
    var lines: [String] {
        let since = change.map { "\($0.at ?? "an unknown time"), by \($0.actor)" }
        let place = key ?? "the default of the code"
        let decides = overview.keepsLastGood ? "the last good one that a process knows, else \(place)" : place
        let rows: [(String, String?)] = [
            ("flag", overview.name), ("decides", decides), ("since", since),
            ("kill", overview.kill?.text), ("definition", overview.definition.map { $0.text ?? "unusable" }),
            ("problem", overview.problem), ("evaluated", lastEvaluated ?? "no record"),
        ]
        return rows.compactMap { name, value in
            value.map { "\(name.padding(to: 10))  \($0.withoutControls)" }
        }
    }

    /// One JSON object.
    var json: String {
        JSONWriter.text { json in
            json.object { json in
                overview.write(to: &json)
                json.member("key", key)
                json.member("since", change?.at)
                json.member("actor", change?.actor)
                json.member("evaluated", lastEvaluated)
            }
        }
    }
}

import FeatureFlags
import FeatureFlagsRedis
import JSONText

extension RecordedChange {
    static let headings = ["at", "actor", "flag", "key", "old", "new"]

    /// The cells of a table.
    var cells: [String] {
        let summary: (String?) -> String = { $0.map { FlagSource($0).summary } ?? "-" }
        return [
            change.at ?? "-", change.actor, flag, change.part.rawValue, summary(change.old), summary(change.new),
        ]
    }

    /// The members of a JSON object.
    func write(to json: inout JSONWriter) {
        json.member("at", change.at)
        json.member("actor", change.actor)
        json.member("flag", flag)
        json.member("key", change.part.rawValue)
        json.member("old", change.old)
        json.member("new", change.new)
    }
}

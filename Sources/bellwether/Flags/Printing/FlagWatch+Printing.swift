import FeatureFlags
import Health
import JSONText

extension FlagWatch.Change {
    /// One line for people.
    func line(at time: Timestamp) -> String {
        let name = key == .kill ? "\(flag) (kill)" : flag
        return "\(time.iso8601)  \(name)  \(old?.summary ?? "-") -> \(new?.summary ?? "-")"
    }

    /// One JSON object.
    func json(at time: Timestamp) -> String {
        JSONWriter.text { json in
            json.object { json in
                json.member("at", time.iso8601)
                json.member("flag", flag)
                json.member("key", key.rawValue)
                json.member("old", old?.text)
                json.member("new", new?.text)
            }
        }
    }
}

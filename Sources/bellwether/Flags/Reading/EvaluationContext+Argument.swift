import FeatureFlags
import JSONText

extension EvaluationContext {
    /// A context as it stands on the command line: a JSON object with a text `targetingKey`, and attributes.
    init(argument: String) throws(Complaint) {
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONValue(reading: argument)
        } catch {
            throw .usage("--context", "must be a JSON object: \(error.reason), at column \(error.location.column)")
        }
        guard case .object(let object) = json, case .object(var attributes)? = FlagValue(json) else {
            throw .usage("--context", "must be a JSON object")
        }
        let key = object["targetingKey"]
        guard key == nil || key?.string != nil else { throw .usage("--context", "must have a text as targetingKey") }
        attributes["targetingKey"] = nil
        self.init(targetingKey: key?.string, attributes)
    }
}

import Rollout
import RolloutYAML

/// How a scenario of a file came out.
struct ScenarioResult {
    let file: String
    let outcome: ScenarioOutcome
    /// Where each failed expectation stands.
    let places: [PolicyLocation]

    /// How the scenarios of a file come out.
    static func all(of path: String) throws(Complaint) -> [ScenarioResult] {
        let text = try PolicyText(path).text
        let file = try PolicyText.reading { () throws(PolicyFileError) in try ScenarioFile(text, file: path) }
        let policy = try PolicyText(file.policy.seen(from: path)).policy
        let scenarios = try PolicyText.reading { () throws(PolicyFileError) in try file.scenarios(for: policy) }
        return scenarios.map { scenario in
            let outcome = policy.test(scenario)
            return ScenarioResult(
                file: path, outcome: outcome, places: outcome.failures.map { file.location(of: $0.origin) })
        }
    }
}

extension String {
    /// A path that a file names, as seen from where the file was named.
    fileprivate func seen(from file: String) -> String {
        guard !hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return self }
        return file[...slash] + self
    }
}

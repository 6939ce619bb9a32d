import Rollout
import RolloutYAML

/// Something that is wrong in a policy, and where.
struct PolicyFinding {
    let file: String
    let lineNumber: Int
    let column: Int
    let level: LintFinding.Level
    /// What kind of finding.
    let rule: FindingRule
    /// The place as a key path.
    let place: String
    let problem: String
    /// What would be right; nil where the problem says it.
    let proposal: String?

    /// What is wrong in a policy; of one that cannot be understood, the first place where it cannot.
    static func all(of text: PolicyText, _ requestsPerMinute: Double?) -> [PolicyFinding] {
        do throws(PolicyFileError) {
            let file = try PolicyFile(text.text, file: text.path)
            return file.policy.lint(requestsPerMinute: requestsPerMinute).map { finding in
                let location = file.location(of: finding.path)
                return PolicyFinding(
                    file: text.path, lineNumber: location.line, column: location.column, level: finding.level,
                    rule: FindingRule(finding.code), place: finding.place,
                    problem: finding.message, proposal: finding.proposal)
            }
        } catch {
            return [
                PolicyFinding(
                    file: error.file, lineNumber: error.line, column: error.column, level: .error,
                    rule: .syntax, place: error.keyPath, problem: error.problem, proposal: nil)
            ]
        }
    }
}

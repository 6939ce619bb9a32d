import Rollout

/// A kind of findings, as other programs are told of it.
struct FindingRule {
    /// The word that findings carry.
    let id: String
    /// What such a finding means.
    let meaning: String
    /// What to do about it.
    let remedy: String

    /// All of them; what is no policy is found before lint looks at it.
    static let all =
        [syntax]
        + LintFinding.Code.allCases.map { code in
            FindingRule(id: code.rawValue, meaning: code.meaning, remedy: code.remedy)
        }

    /// That a file is no policy.
    static let syntax = FindingRule(
        id: "syntax", meaning: "the file cannot be read as a policy",
        remedy: "write what the message names; an editor that knows the schema finds it sooner")
}

import Rollout

/// A kind of findings, as other programs are told of it.
struct FindingRule: Hashable {
    /// The word that findings carry.
    let id: String
    /// What such a finding means.
    let meaning: String
    /// What to do about it.
    let remedy: String

    /// How bad such a finding is at the worst.
    let level: LintFinding.Level

    /// All of them; what is no policy is found before lint looks at it.
    static let all = [syntax] + LintFinding.Code.allCases.map(FindingRule.init)

    /// That a file is no policy.
    static let syntax = FindingRule(
        id: "syntax", meaning: "the file cannot be read as a policy",
        remedy: "write what the message names; an editor that knows the schema finds it sooner", level: .error)
}

extension FindingRule {
    /// What lint finds under a code.
    init(_ code: LintFinding.Code) {
        self.init(id: code.word, meaning: code.meaning, remedy: code.remedy, level: code.levels.min() ?? .warning)
    }
}

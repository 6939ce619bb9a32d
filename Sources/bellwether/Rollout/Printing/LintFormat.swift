import ArgumentParser

/// How findings are printed.
enum LintFormat: String, ExpressibleByArgument, CaseIterable {
    /// A line for each, as editors understand them.
    case text
    /// One JSON object a line.
    case json
    /// One document of SARIF 2.1.0, for code scanning.
    case sarif
    /// Workflow commands of GitHub Actions, which stand as remarks beside the lines of a change.
    case github

    /// The lines for some findings.
    func lines(_ findings: [PolicyFinding]) -> [String] {
        switch self {
        case .text: findings.map(\.line)
        case .json: findings.map(\.json)
        case .sarif: [findings.sarif]
        case .github: findings.map(\.workflowCommand)
        }
    }
}

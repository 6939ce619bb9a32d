import Rollout

extension PolicyFinding {
    /// A workflow command of GitHub Actions: `::error file=shop.yaml,line=3,col=10,title=…::…`.
    ///
    /// Source: docs.github.com, Workflow commands for GitHub Actions; the escapes are those of actions/toolkit,
    /// command.ts.
    var workflowCommand: String {
        let properties = [("file", file), ("line", "\(lineNumber)"), ("col", "\(column)"), ("title", rule.id)]
            .map { "\($0)=\($1.escapedAsProperty)" }.joined(separator: ",")
        return "::\(level.command) \(properties)::\(message.escapedAsData)"
    }
}

extension LintFinding.Level {
    fileprivate var command: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
    }
}

extension String {
    /// `%` and the ends of lines have a meaning in commands; other control characters could move a terminal's cursor.
    fileprivate var escapedAsData: String {
        let pairs: [Unicode.Scalar: String] = ["%": "%25", "\r": "%0D", "\n": "%0A"]
        return unicodeScalars.map { pairs[$0] ?? String($0) }.joined().withoutControls
    }

    fileprivate var escapedAsProperty: String {
        escapedAsData.replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}

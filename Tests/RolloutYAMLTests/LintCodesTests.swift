#if YAML
import Foundation
import Rollout
import RolloutYAML
import Testing

/// The article that explains what lint finds.
@Suite(.timeLimit(.minutes(1))) struct `The article about lint` {
    private let rows: [[String]]

    init() throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let path = "/\(root)/Sources/Rollout/Rollout.docc/LintCodes.md"
        rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("| `") }
            .map { row in
                row.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
            }
    }

    @Test func `has each code once, in order`() {
        #expect(rows.compactMap(\.first) == LintFinding.Code.allCases.map(\.word).sorted())
    }

    @Test func `says of each what findings and other programs say`() {
        for (code, row) in zip(LintFinding.Code.allCases.sorted { $0.word < $1.word }, rows) {
            let levels = code.levels.map { "`\($0.rawValue)`" }.joined(separator: ", ")
            let cells = ["`\(code.word)`", levels, code.meaning, code.remedy].map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
            }
            #expect(row == cells, "\(code)")
        }
    }

    @Test func `names the level at which a policy that is shipped shows a code`() throws {
        for name in ["bakhmach", "escashop", "intelliflow", "smartlead", "wcag"] {
            let text = try PolicyFiles.text("asWritten/\(name).yaml")
            for finding in try RolloutPolicy(yaml: text).lint(requestsPerMinute: 600) {
                #expect(finding.code.levels.contains(finding.level), "\(finding.code)")
            }
        }
    }
}
#endif

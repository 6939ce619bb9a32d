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
        #expect(rows.compactMap(\.first) == LintFinding.Code.allCases.map(\.rawValue).sorted())
    }

    @Test func `says what other programs are told`() {
        let texts = Dictionary(LintFinding.Code.allCases.map { ($0.rawValue, [$0.meaning, $0.remedy]) }) { first, _ in
            first
        }
        for row in rows where row.count == 4 {
            let cells = row.suffix(2).map { $0.replacing("`", with: "") }
            #expect(texts[row[0]]?.map { $0.replacing("`", with: "") } == cells, "\(row[0])")
        }
    }

    @Test func `says level, meaning and remedy of each`() {
        let levels = Set(LintFinding.Level.allCases.map(\.rawValue))
        for row in rows {
            #expect(row.count == 4 && row.allSatisfy { !$0.isEmpty }, "\(row)")
            #expect(levels.isSuperset(of: row[1].split(separator: ", ").map { String($0.filter(\.isLetter)) }))
        }
    }

    @Test func `names the level at which a policy that is shipped shows a code`() throws {
        let levels = Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
        for name in ["bakhmach", "escashop", "intelliflow", "smartlead", "wcag"] {
            let text = try PolicyFiles.text("asWritten/\(name).yaml")
            for finding in try RolloutPolicy(yaml: text).lint(requestsPerMinute: 600) {
                #expect(levels[finding.code]?.contains(finding.level.rawValue) == true, "\(finding.code)")
            }
        }
    }
}
#endif
